package dev.podnosis.report;

import dev.podnosis.report.page.Block;
import dev.podnosis.report.page.Block.Table;
import dev.podnosis.report.page.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tables and facts of a report as lines for a terminal. */
final class BlockLines {
  /** What a cell holds when nothing is known. */
  static final String NONE = "–";

  private BlockLines() {}

  /** Each row in a line, what is not known left out, and each fact in one; no other blocks. */
  static List<String> of(List<Block> blocks, ReportWords words) {
    List<String> lines = new ArrayList<>();
    for (Block block : blocks) {
      switch (block) {
        case Table table -> table.rows().forEach(r -> lines.add(line(table, r, words)));
        case Block.Facts all ->
            all.facts().forEach(f -> lines.add(field(f.name(), text(f.value()), words)));
        default -> {}
      }
    }
    return lines;
  }

  private static String line(Table table, Table.Row row, ReportWords words) {
    List<String> cells = new ArrayList<>();
    for (int i = 1; i < row.cells().size(); i++) {
      String value = text(row.cells().get(i));
      if (!value.equals(NONE)) {
        cells.add(words.language().labelled(table.columns().get(i).title(), value));
      }
    }
    return field(text(row.cells().getFirst()), words.language().series(cells), words);
  }

  private static String field(String name, String value, ReportWords words) {
    return words.say("ticket.field", "name", name, "value", value);
  }

  private static String text(Phrase phrase) {
    return phrase.pieces().stream().map(Phrase.Piece::text).collect(Collectors.joining());
  }
}
