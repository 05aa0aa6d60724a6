package dev.podnosis.coredns.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
    sorted.sort(
        Comparator.comparing(Mark::at, Comparator.nullsLast(Comparator.<Instant>naturalOrder())));
    if (sorted.size() <= 2 * HALF) {
      return sorted;
    }
    List<Mark> kept = new ArrayList<>(sorted.subList(0, HALF));
    kept.addAll(sorted.subList(sorted.size() - HALF, sorted.size()));
    return kept;
  }
}
