package dev.podnosis.coredns.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Marks in order of time; of very many the first and the last hundred. */
final class MarkList {
  private static final int HALF = 100;
  private final List<Mark> marks = new ArrayList<>();

  void add(Mark mark) {
    marks.add(mark);
    if (marks.size() > 10 * HALF) {
      List<Mark> kept = toList();
      marks.clear();
      marks.addAll(kept);
    }
  }

  List<Mark> toList() {
    List<Mark> sorted = new ArrayList<>(marks);
    sorted.sort(MarkList::byTime);
    if (sorted.size() <= 2 * HALF) {
      return sorted;
    }
    List<Mark> kept = new ArrayList<>(sorted.subList(0, HALF));
    kept.addAll(sorted.subList(sorted.size() - HALF, sorted.size()));
    return kept;
  }

  private static int byTime(Mark a, Mark b) {
    Instant first = a.at();
    Instant second = b.at();
    return first == null || second == null
        ? Boolean.compare(first == null, second == null)
        : first.compareTo(second);
  }
}
