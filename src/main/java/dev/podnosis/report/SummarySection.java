package dev.podnosis.report;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.diagnosis.Outcome;
import dev.podnosis.diagnosis.StepStatus;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.report.page.Block;
import dev.podnosis.report.page.Block.Tiles.Tile;
import dev.podnosis.report.page.Mark;
import dev.podnosis.report.page.Section;
import java.util.ArrayList;
import java.util.List;

/** The first page: what came of it, what to do first, and what was looked at. */
final class SummarySection {
  static final String ANCHOR = "summary";

  private final Diagnosis diagnosis;
  private final CaseFile file;
  private final ReportWords words;
  private final ReportOptions options;

  SummarySection(Diagnosis diagnosis, ReportWords words, ReportOptions options) {
    this.diagnosis = diagnosis;
    this.file = diagnosis.caseFile();
    this.words = words;
    this.options = options;
  }

  Section section() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new CaseFacts(diagnosis, words, options).facts());
    blocks.add(conclusion());
    left().ifPresent(blocks::add);
    blocks.add(new Block.Tiles(tiles()));
    // Before what can be long: alone it would stand on a page of its own.
    blocks.add(
        Block.Paragraph.aside(
            words.say("legend." + (file.run().complete() ? "complete" : "interim"))));
    blocks.addAll(new SummaryFindings(diagnosis, words).blocks());
    return new Section(
        ANCHOR,
        1,
        words.say(file.run().complete() ? "part.summary" : "part.interim"),
        null,
        new Titles(words).of(file),
        Section.Layout.FLOWING,
        blocks);
  }

  /** The top cause, or that there is none. */
  private Block.Callout conclusion() {
    List<Judged> problems = diagnosis.problems();
    if (!problems.isEmpty()) {
      Judged top = problems.getFirst();
      return new Block.Callout(
          ReportWords.mark(top),
          words.say(
              "top-cause", "verdict", words.verdict(top), "title", words.diagnosis().title(top)),
          words.diagnosis().explanation(top));
    }
    boolean clear = diagnosis.outcome() == Outcome.NO_PROBLEM_FOUND;
    return new Block.Callout(
        clear ? Mark.OK : Mark.UNKNOWN,
        words.say("outcome." + diagnosis.outcome().id(), "confirmed", 0, "suspected", 0),
        words.say("no-claim", "level", words.say("level." + file.run().level().id())));
  }

  private java.util.Optional<Block> left() {
    long left = objectsLeft();
    return left == 0
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            new Block.Callout(
                Mark.ATTENTION,
                words.say("objects-left", "count", left),
                words.say("objects-left-why")));
  }

  private long objectsLeft() {
    return file.run().changes().stream().filter(c -> c.removed() == null).count();
  }

  private List<Tile> tiles() {
    List<Tile> tiles = new ArrayList<>();
    diagnosis.problems().stream()
        .findFirst()
        .filter(c -> c.of() > 0)
        .ifPresent(
            c -> tiles.add(new Tile(share(c.failing(), c.of()), words.say("tile.explained"))));
    Counts lookups = Counts.of(file);
    if (lookups.sent() > 0) {
      tiles.add(
          new Tile(share(lookups.unanswered(), lookups.sent()), words.say("tile.unanswered")));
    }
    Diagnosis again = options.verified();
    if (again != null) {
      Counts now = Counts.of(again.caseFile());
      String at = words.time(again.caseFile().run().finishedAt());
      tiles.add(
          now.sent() > 0
              ? new Tile(share(now.answered(), now.sent()), words.say("tile.verified", "time", at))
              : counted(again.problems().size(), "tile.verified-causes", "time", at));
    }
    long ran = diagnosis.steps().stream().filter(s -> ran(s.status())).count();
    tiles.add(new Tile(share(ran, diagnosis.steps().size()), words.say("tile.steps")));
    tiles.add(new Tile(String.valueOf(file.run().apiCalls()), words.say("tile.calls")));
    tiles.add(counted(objectsLeft(), "tile.left"));
    return tiles.size() <= 4 ? tiles : fourOf(tiles);
  }

  /** A number, and below it what is counted. */
  private Tile counted(long count, String key, Object... args) {
    List<Object> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("count", count));
    return new Tile(String.valueOf(count), words.say(key, all.toArray()));
  }

  /** The first ones and what is left in the cluster. */
  private static List<Tile> fourOf(List<Tile> tiles) {
    List<Tile> four = new ArrayList<>(tiles.subList(0, 3));
    four.add(tiles.getLast());
    return four;
  }

  private String share(long part, long of) {
    return words.say("share", "part", part, "of", of);
  }

  private static boolean ran(StepStatus status) {
    return status == StepStatus.OK || status == StepStatus.PROBLEM;
  }
}
