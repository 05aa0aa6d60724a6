package dev.podnosis.report;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.report.page.Block;
import dev.podnosis.report.page.Block.Table;
import dev.podnosis.report.page.Mark;
import dev.podnosis.report.page.Phrase;
import java.util.ArrayList;
import java.util.List;

/** What was seen and what was not, and what to do first. */
final class SummaryFindings {
  private static final int MOST_EVIDENCE = 3;
  private static final int MOST_SEEN = 5;
  private static final int MOST_OTHERS = 3;
  private static final int MOST_ACTIONS = 5;

  private final Diagnosis diagnosis;
  private final ReportWords words;
  private final Wording wording;

  SummaryFindings(Diagnosis diagnosis, ReportWords words) {
    this.diagnosis = diagnosis;
    this.words = words;
    this.wording = words.diagnosis();
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    List<Table.Row> seen = seen();
    if (!seen.isEmpty()) {
      blocks.add(new Block.Heading(words.say("heading.seen")));
      blocks.add(new Table(List.of(new Table.Column("", 17), new Table.Column("", 83)), seen));
    }
    List<Table.Row> actions = actions();
    if (!actions.isEmpty()) {
      blocks.add(
          new Block.Together(
              List.of(
                  new Block.Heading(words.say("heading.actions")),
                  new Table(actionColumns(), actions))));
    }
    diagnosis
        .nextStep()
        .ifPresent(
            n -> {
              blocks.add(new Block.Heading(words.say("heading.next")));
              blocks.add(
                  Block.Paragraph.plain(
                      words.say(
                          "next-paragraph",
                          "step",
                          wording.step(n.step()),
                          "level",
                          words.say("level." + n.level().id()),
                          "why",
                          wording.why(n))));
            });
    return blocks;
  }

  private List<Table.Row> seen() {
    List<Table.Row> rows = new ArrayList<>();
    List<Judged> problems = diagnosis.problems();
    if (problems.isEmpty()) {
      return rows;
    }
    Judged top = problems.getFirst();
    wording.findings(top).stream()
        .limit(MOST_SEEN)
        .forEach(
            f -> {
              boolean pro = f.side() == Finding.Side.FOR;
              rows.add(
                  row(
                      pro ? ReportWords.mark(top) : Mark.OK,
                      words.say(pro ? "seen" : "seen-against"),
                      Phrase.plain(f.text() + "  ").and(evidence(f.evidence()))));
            });
    wording
        .missing(top)
        .forEach(m -> rows.add(row(Mark.UNKNOWN, words.say("not-settled"), Phrase.plain(m))));
    problems.stream()
        .skip(1)
        .limit(MOST_OTHERS)
        .forEach(
            c ->
                rows.add(
                    row(ReportWords.mark(c), words.verdict(c), Phrase.plain(wording.title(c)))));
    return rows;
  }

  /** The first few: a page of numbers tells nobody anything. */
  private Phrase evidence(List<String> ids) {
    return Phrase.evidence(
        ids, MOST_EVIDENCE, rest -> Phrase.muted(" " + words.say("more-evidence", "count", rest)));
  }

  private static Table.Row row(Mark mark, String word, Phrase what) {
    return new Table.Row(mark, "", List.of(Phrase.strong(word), what));
  }

  private List<Table.Column> actionColumns() {
    return List.of(
        new Table.Column("#", 5),
        new Table.Column(words.say("column.purpose"), 20),
        new Table.Column(words.say("column.action"), 62),
        new Table.Column(words.say("column.risk"), 13));
  }

  private List<Table.Row> actions() {
    List<Table.Row> rows = new ArrayList<>();
    for (Judged cause : diagnosis.problems()) {
      for (Wording.RemedyWords remedy : wording.remedies(cause)) {
        if (rows.size() < MOST_ACTIONS) {
          rows.add(
              new Table.Row(
                  null,
                  "",
                  List.of(
                      Phrase.plain(String.valueOf(rows.size() + 1)),
                      Phrase.plain(words.say("kind." + remedy.kind().id())),
                      Phrase.plain(remedy.title()),
                      Phrase.plain(words.say("risk." + remedy.risk().id())))));
        }
      }
    }
    return rows;
  }
}
