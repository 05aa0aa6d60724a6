package dev.podnosis.report;

import dev.podnosis.path.fault.Analysis;
import dev.podnosis.path.fault.Explanation;
import dev.podnosis.path.fault.Localisation;
import dev.podnosis.path.fault.Rejected;
import dev.podnosis.report.page.Block;
import dev.podnosis.report.page.Block.Table;
import dev.podnosis.report.page.Mark;
import dev.podnosis.report.page.Phrase;
import java.util.ArrayList;
import java.util.List;

/** Where the path breaks: the explanations, what speaks against others, what stays open. */
record FaultBlocks(Localisation localisation, ReportWords words) {
  List<Block> blocks() {
    Analysis analysis = localisation.main();
    List<Block> blocks = new ArrayList<>();
    if (analysis.explanations().isEmpty() && localisation.steps().isEmpty()) {
      return blocks;
    }
    FaultWords faults = new FaultWords(words.language(), localisation);
    blocks.add(new Block.Heading(words.say("heading.fault")));
    faults.lines().forEach(l -> blocks.add(Block.Paragraph.plain(l)));
    for (Explanation explanation : analysis.explanations()) {
      String seen = words.language().text(faults.seen(explanation));
      if (!seen.isEmpty()) {
        blocks.add(Block.Paragraph.plain(seen));
      }
      faults
          .notShown(explanation)
          .forEach(n -> blocks.add(Block.Paragraph.plain(words.say("path.not-shown", "what", n))));
    }
    if (!analysis.explanations().isEmpty()) {
      blocks.add(new Block.Heading(words.say("heading.explanations")));
      blocks.add(new Table(columns(), rows(analysis, faults)));
    }
    return blocks;
  }

  private List<Table.Column> columns() {
    return List.of(
        new Table.Column(words.say("column.explanation"), 50),
        new Table.Column(words.say("column.explains"), 12),
        new Table.Column(words.say("column.against"), 38));
  }

  private List<Table.Row> rows(Analysis analysis, FaultWords faults) {
    List<Table.Row> rows = new ArrayList<>();
    for (Explanation e : analysis.explanations()) {
      rows.add(
          row(
              analysis.settled() ? Mark.PROBLEM : Mark.UNKNOWN,
              Phrase.strong(faults.title(e)),
              e.explained().size(),
              faults.against(e)));
    }
    for (Rejected r : analysis.rejected()) {
      rows.add(
          row(Mark.IDLE, Phrase.plain(faults.title(r)), r.explained().size(), faults.against(r)));
    }
    return rows;
  }

  private Table.Row row(Mark mark, Phrase title, int explains, String against) {
    int of = localisation.main().failing().size();
    return new Table.Row(
        mark,
        "",
        List.of(
            title,
            Phrase.plain(words.say("share", "part", explains, "of", of)),
            Phrase.plain(against)));
  }
}
