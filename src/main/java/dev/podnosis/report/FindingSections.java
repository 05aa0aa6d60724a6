package dev.podnosis.report;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.report.page.Block;
import dev.podnosis.report.page.Block.Table;
import dev.podnosis.report.page.Mark;
import dev.podnosis.report.page.Phrase;
import dev.podnosis.report.page.Section;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One section for each cause that is confirmed or suspected: evidence, fixes, verification. */
final class FindingSections {
  private static final int MOST_EVIDENCE = 20;

  private final Diagnosis diagnosis;
  private final ReportWords words;
  private final Wording wording;
  private final ReportOptions options;

  FindingSections(Diagnosis diagnosis, ReportWords words, ReportOptions options) {
    this.diagnosis = diagnosis;
    this.words = words;
    this.wording = words.diagnosis();
    this.options = options;
  }

  List<Section> sections() {
    List<Judged> problems = diagnosis.problems();
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < problems.size(); i++) {
      sections.add(section(problems.get(i), i + 1, problems.size()));
    }
    return sections;
  }

  private Section section(Judged cause, int number, int of) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.Paragraph.plain(wording.explanation(cause)));
    if (cause.of() > 0) {
      blocks.add(
          Block.Paragraph.aside(
              words.say("explains", "failing", cause.failing(), "of", cause.of())));
    }
    blocks.add(new Block.Heading(words.say("heading.evidence")));
    blocks.add(findings(cause));
    observations(cause, blocks);
    settled(cause, blocks);
    consequences(cause, blocks);
    blocks.addAll(remedies(cause));
    return new Section(
        "finding-" + number,
        number == 1 ? 1 : 1,
        words.say("finding-of", "number", number, "of", of),
        new Section.Badge(ReportWords.mark(cause), words.verdict(cause)),
        wording.title(cause),
        Section.Layout.NEW_PAGE,
        blocks);
  }

  private Table findings(Judged cause) {
    List<Table.Row> rows = new ArrayList<>();
    boolean against = false;
    for (Wording.FindingWords finding : wording.findings(cause)) {
      boolean pro = finding.side() == Finding.Side.FOR;
      against = against || !pro;
      rows.add(
          new Table.Row(
              pro ? ReportWords.mark(cause) : Mark.OK,
              "",
              List.of(
                  Phrase.plain(words.say(pro ? "for" : "against")),
                  Phrase.plain(finding.text()),
                  Phrase.evidence(finding.evidence()))));
    }
    if (!against) {
      rows.add(
          new Table.Row(
              Mark.IDLE,
              "",
              List.of(
                  Phrase.plain(words.say("against")),
                  Phrase.plain(
                      words.say(
                          "nothing-against", "count", diagnosis.caseFile().evidence().size())),
                  Phrase.plain(""))));
    }
    return new Table(
        List.of(
            new Table.Column(words.say("column.side"), 14),
            new Table.Column(words.say("column.finding"), 70),
            new Table.Column(words.say("column.evidence"), 16)),
        rows);
  }

  /** What the evidence named above shows, each piece once. */
  private void observations(Judged cause, List<Block> blocks) {
    Set<String> ids = new LinkedHashSet<>();
    cause.verdict().findings().forEach(f -> ids.addAll(f.evidence()));
    List<Evidence> named =
        diagnosis.caseFile().evidence().stream().filter(e -> ids.contains(e.id())).toList();
    if (named.isEmpty()) {
      return;
    }
    EvidenceRows rows = new EvidenceRows(words, false);
    blocks.add(new Block.Heading(words.say("heading.observations")));
    blocks.add(
        new Table(rows.columns(), named.stream().limit(MOST_EVIDENCE).map(rows::row).toList()));
    if (named.size() > MOST_EVIDENCE) {
      blocks.add(
          Block.Paragraph.aside(words.say("more-evidence", "count", named.size() - MOST_EVIDENCE)));
    }
  }

  private void settled(Judged cause, List<Block> blocks) {
    List<String> missing = wording.missing(cause);
    if (!missing.isEmpty()) {
      blocks.add(new Block.Heading(words.say("settled-by")));
      blocks.add(new Block.Bullets(missing.stream().map(Phrase::plain).toList(), false));
    }
  }

  private void consequences(Judged cause, List<Block> blocks) {
    List<Phrase> follows =
        diagnosis.causes().stream()
            .filter(j -> cause.id().equals(j.consequenceOf()))
            .map(j -> Phrase.plain(wording.title(j)))
            .toList();
    if (!follows.isEmpty()) {
      blocks.add(new Block.Heading(words.say("consequences")));
      blocks.add(new Block.Bullets(follows, false));
    }
  }

  /** A remedy stands on one page; the references, which alone tell nothing, with the last. */
  private List<Block> remedies(Judged cause) {
    List<List<Block>> remedies = new RemedyBlocks(words, options).of(cause);
    if (remedies.isEmpty()) {
      return references(cause);
    }
    remedies.getLast().addAll(references(cause));
    return remedies.stream().<Block>map(Block.Together::new).toList();
  }

  private List<Block> references(Judged cause) {
    List<Phrase> references =
        wording.references(cause).stream()
            .map(r -> Phrase.plain(r.title() + "  ").and(Phrase.muted(r.url())))
            .toList();
    return references.isEmpty()
        ? List.of()
        : List.of(
            new Block.Heading(words.say("heading.references")),
            new Block.Bullets(references, false));
  }
}
