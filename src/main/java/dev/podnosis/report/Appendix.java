package dev.podnosis.report;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ClusterChange;
import dev.podnosis.evidence.RightsSeen;
import dev.podnosis.report.page.Block;
import dev.podnosis.report.page.Block.Table;
import dev.podnosis.report.page.Mark;
import dev.podnosis.report.page.Phrase;
import dev.podnosis.report.page.Section;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was run, created and allowed, and what could not be learned. */
final class Appendix {
  private final Diagnosis diagnosis;
  private final CaseFile file;
  private final ReportWords words;

  Appendix(Diagnosis diagnosis, ReportWords words) {
    this.diagnosis = diagnosis;
    this.file = diagnosis.caseFile();
    this.words = words;
  }

  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    sections.add(new CommandsSection(file, words).section());
    sections.add(
        Section.plain("changes", words.say("part.changes"), Section.Layout.FLOWING, changes()));
    sections.add(
        Section.plain("rights", words.say("part.rights"), Section.Layout.FLOWING, rights()));
    if (!diagnosis.incomplete().isEmpty()) {
      List<Phrase> lines =
          diagnosis.incomplete().stream()
              .map(words.diagnosis()::line)
              .distinct()
              .map(Phrase::plain)
              .toList();
      sections.add(
          Section.plain(
              "incomplete",
              words.say("part.incomplete"),
              Section.Layout.FLOWING,
              List.of(new Block.Bullets(lines, false))));
    }
    return sections;
  }

  private List<Block> changes() {
    List<ClusterChange> changes = file.run().changes();
    if (changes.isEmpty()) {
      return List.of(Block.Paragraph.plain(words.say("nothing-created")));
    }
    List<Table.Column> columns =
        List.of(
            new Table.Column(words.say("column.object"), 48),
            new Table.Column(words.say("column.created"), 15),
            new Table.Column(words.say("column.removed"), 37));
    return List.of(new Table(columns, changes.stream().map(this::change).toList()));
  }

  private Table.Row change(ClusterChange change) {
    Instant removed = change.removed();
    return new Table.Row(
        removed == null ? Mark.ATTENTION : Mark.OK,
        "",
        List.of(
            Phrase.plain(change.kind() + " ")
                .and(Phrase.code(change.object() + " " + change.name())),
            Phrase.plain(words.time(change.created())),
            Phrase.plain(
                removed == null
                    ? words.say("not-removed", "note", Fates.words(change.note(), words::say))
                    : words.time(removed))));
  }

  private List<Block> rights() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Block.Paragraph.plain(
            words.say(
                "access-used",
                "level",
                words.say("level." + file.run().level().id()),
                "calls",
                file.run().apiCalls())));
    List<Table.Row> rows =
        file.all(RightsSeen.class)
            .filter(s -> s.what().subject().equals("self"))
            .flatMap(s -> s.what().rights().stream())
            .distinct()
            .map(this::right)
            .toList();
    if (!rows.isEmpty()) {
      blocks.add(new Table(List.of(new Table.Column("", 70), new Table.Column("", 30)), rows));
    }
    MissingRights missing = MissingRights.of(file);
    if (!missing.isEmpty()) {
      String all = words.diagnosis().rights(missing);
      blocks.add(Block.Paragraph.plain(words.say("rights-missing", "rights", all)));
      blocks.add(Block.Paragraph.plain(words.say("rights-manifest")));
      blocks.add(new Block.Listing(missing.manifest()));
    }
    return blocks;
  }

  private Table.Row right(RightsSeen.Right right) {
    String where =
        right.namespace().isEmpty()
            ? words.say("everywhere")
            : words.say("in-namespace", "namespace", right.namespace());
    return new Table.Row(
        right.allowed() ? Mark.OK : Mark.PROBLEM,
        "",
        List.of(
            Phrase.code(right.verb() + " " + right.resource()).and(Phrase.plain(" " + where)),
            Phrase.plain(words.say(right.allowed() ? "granted" : "not-granted"))));
  }
}
