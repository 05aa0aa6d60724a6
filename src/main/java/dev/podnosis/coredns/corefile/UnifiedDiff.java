package dev.podnosis.coredns.corefile;

import java.util.ArrayList;
import java.util.List;

/** Differences of two texts by line, in the form of {@code diff -u} with three lines around. */
final class UnifiedDiff {
  private static final int CONTEXT = 3;

  /** Beyond this many comparisons the whole middle counts as replaced. */
  private static final long MAX_CELLS = 4_000_000;

  private record Line(char mark, String text, int oldNumber, int newNumber) {}

  private UnifiedDiff() {}

  static String of(String before, String after, String name) {
    return of(before, after, name, CONTEXT);
  }

  static String of(String before, String after, String name, int context) {
    List<Line> lines = compare(split(before), split(after));
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < lines.size()) {
      if (lines.get(at).mark == ' ') {
        at++;
        continue;
      }
      int from = Math.max(0, at - context);
      int to = hunkEnd(lines, at, context);
      hunk(lines.subList(from, to), out);
      at = to;
    }
    return out.isEmpty() ? "" : "--- a/" + name + "\n+++ b/" + name + "\n" + out;
  }

  private static int hunkEnd(List<Line> lines, int firstChange, int context) {
    int lastChange = firstChange;
    for (int i = firstChange; i < lines.size() && i - lastChange <= 2 * context; i++) {
      lastChange = lines.get(i).mark == ' ' ? lastChange : i;
    }
    return Math.min(lines.size(), lastChange + context + 1);
  }

  private static void hunk(List<Line> lines, StringBuilder out) {
    int oldCount = (int) lines.stream().filter(l -> l.mark != '+').count();
    int newCount = (int) lines.stream().filter(l -> l.mark != '-').count();
    out.append("@@ -").append(range(lines.getFirst().oldNumber, oldCount));
    out.append(" +").append(range(lines.getFirst().newNumber, newCount)).append(" @@\n");
    for (Line line : lines) {
      out.append(line.mark).append(line.text);
      if (!line.text.endsWith("\n")) {
        out.append("\n\\ No newline at end of file\n");
      }
    }
  }

  private static String range(int start, int count) {
    return (count == 0 ? start - 1 : start) + (count == 1 ? "" : "," + count);
  }

  private static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int newline = text.indexOf('\n', from);
      int to = newline < 0 ? text.length() : newline + 1;
      lines.add(text.substring(from, to));
      from = to;
    }
    return lines;
  }

  private static List<Line> compare(List<String> a, List<String> b) {
    int head = 0;
    while (head < Math.min(a.size(), b.size()) && a.get(head).equals(b.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(a.size(), b.size()) - head
        && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
      tail++;
    }
    List<Line> lines = new ArrayList<>();
    for (int k = 0; k < head; k++) {
      lines.add(new Line(' ', a.get(k), k + 1, k + 1));
    }
    middle(a.subList(0, a.size() - tail), b.subList(0, b.size() - tail), head, lines);
    for (int k = tail; k > 0; k--) {
      lines.add(new Line(' ', a.get(a.size() - k), a.size() - k + 1, b.size() - k + 1));
    }
    return lines;
  }

  private static void middle(List<String> a, List<String> b, int head, List<Line> lines) {
    int[][] common = lengths(a, b, head);
    int i = head;
    int j = head;
    while (i < a.size() || j < b.size()) {
      boolean both = i < a.size() && j < b.size() && common.length > 0;
      if (both && a.get(i).equals(b.get(j))) {
        lines.add(new Line(' ', a.get(i), ++i, ++j));
      } else if (j == b.size()
          || i < a.size()
              && (!both || common[i - head + 1][j - head] >= common[i - head][j - head + 1])) {
        lines.add(new Line('-', a.get(i), ++i, j + 1));
      } else {
        lines.add(new Line('+', b.get(j), i + 1, ++j));
      }
    }
  }

  /** Longest common subsequence behind the equal head, from each place on; empty when too long. */
  private static int[][] lengths(List<String> a, List<String> b, int head) {
    int n = a.size() - head;
    int m = b.size() - head;
    if ((long) n * m > MAX_CELLS) {
      return new int[0][];
    }
    int[][] common = new int[n + 1][m + 1];
    for (int i = n - 1; i >= 0; i--) {
      for (int j = m - 1; j >= 0; j--) {
        common[i][j] =
            a.get(head + i).equals(b.get(head + j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
