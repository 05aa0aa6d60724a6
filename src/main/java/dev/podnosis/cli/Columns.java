package dev.podnosis.cli;

import dev.podnosis.report.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a table on a terminal: the first column left, the others right; Chinese counts double.
 */
final class Columns {
  private static final int WIDEST = 72;

  private final List<List<String>> rows = new ArrayList<>();

  Columns row(String... cells) {
    rows.add(List.of(cells).stream().map(Printable::line).toList());
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The rows, two spaces in, no space at their ends. */
  String text() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.min(WIDEST, Math.max(widths[i], width(row.get(i))));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("  ");
      for (int i = 0; i < row.size(); i++) {
        String space = " ".repeat(Math.max(0, widths[i] - width(row.get(i))));
        line.append(i == 0 ? row.get(i) + space : "  " + space + row.get(i));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** Columns on a terminal, after Unicode's East Asian width as far as it matters here. */
  static int width(String text) {
    return text.codePoints().map(c -> c >= 0x1100 && c <= 0xffe6 && !isNarrow(c) ? 2 : 1).sum();
  }

  private static boolean isNarrow(int c) {
    return c >= 0x2000 && c < 0x2e80 || c > 0xff60 && c < 0xffe0;
  }
}
