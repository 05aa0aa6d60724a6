package dev.podnosis.report;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.diagnosis.Severity;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.report.page.Block;
import dev.podnosis.report.page.Block.Table;
import dev.podnosis.report.page.Phrase;
import dev.podnosis.report.page.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The causes that were not found: advice, undecided ones and what would tell, excluded ones. */
record OtherCauses(Diagnosis diagnosis, ReportWords words) {
  Section section() {
    List<Block> blocks = new ArrayList<>();
    add(
        blocks,
        "advice",
        j -> j.severity() == Severity.ADVICE && j.verdict() instanceof Verdict.Confirmed);
    add(
        blocks,
        "undecided",
        j ->
            j.verdict() instanceof Verdict.Undecided
                || (j.severity() == Severity.ADVICE && j.verdict() instanceof Verdict.Suspected));
    add(blocks, "ruled-out", j -> j.verdict() instanceof Verdict.RuledOut);
    return Section.plain(
        "other-causes", words.say("part.other-causes"), Section.Layout.NEW_PAGE, blocks);
  }

  private void add(List<Block> blocks, String heading, Predicate<Judged> which) {
    List<Table.Row> rows = diagnosis.causes().stream().filter(which).map(this::row).toList();
    if (rows.isEmpty()) {
      return;
    }
    blocks.add(new Block.Heading(words.say(heading, "count", rows.size())));
    blocks.add(
        new Table(
            List.of(
                new Table.Column(words.say("column.cause"), 38),
                new Table.Column(
                    words.say(heading.equals("undecided") ? "column.would-tell" : "column.because"),
                    62)),
            rows));
  }

  private Table.Row row(Judged cause) {
    List<Wording.FindingWords> findings = words.diagnosis().findings(cause);
    Phrase why =
        findings.isEmpty()
            ? Phrase.plain(words.language().series(words.diagnosis().missing(cause)))
            : Phrase.plain(findings.getFirst().text() + "  ")
                .and(Phrase.evidence(findings.getFirst().evidence()));
    return new Table.Row(
        ReportWords.mark(cause), "", List.of(Phrase.plain(words.diagnosis().title(cause)), why));
  }
}
