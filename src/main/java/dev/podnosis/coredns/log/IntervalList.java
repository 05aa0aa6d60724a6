package dev.podnosis.coredns.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Joins moments to intervals: two less than the gap apart belong together. */
final class IntervalList {
  /** client-go waits up to about a minute between two tries. */
  private static final Duration GAP = Duration.ofMinutes(2);

  private static final int MAX = 200;

  private final List<Interval> intervals = new ArrayList<>();

  void add(Instant at, String replica) {
    add(new Interval(at, at, 1, Map.of(replica, 1L)));
  }

  void add(Interval more) {
    Interval last = intervals.isEmpty() ? null : intervals.getLast();
    if (last != null && near(last, more)) {
      intervals.set(intervals.size() - 1, join(last, more));
      return;
    }
    intervals.add(more);
    if (intervals.size() > 2 * MAX) {
      List<Interval> joined = toList();
      intervals.clear();
      intervals.addAll(joined);
    }
  }

  private static boolean near(Interval a, Interval b) {
    return !b.from().isAfter(a.to().plus(GAP)) && !a.from().isAfter(b.to().plus(GAP));
  }

  private static Interval join(Interval a, Interval b) {
    ByReplica replicas = new ByReplica();
    replicas.add(a.replicas());
    replicas.add(b.replicas());
    return new Interval(
        a.from().isBefore(b.from()) ? a.from() : b.from(),
        a.to().isAfter(b.to()) ? a.to() : b.to(),
        a.count() + b.count(),
        replicas.toCounts());
  }

  /** In order of time; when there are too many, the nearest neighbours are joined. */
  List<Interval> toList() {
    List<Interval> sorted = new ArrayList<>(intervals);
    sorted.sort((a, b) -> a.from().compareTo(b.from()));
    List<Interval> joined = new ArrayList<>();
    for (Interval interval : sorted) {
      if (!joined.isEmpty() && near(joined.getLast(), interval)) {
        joined.set(joined.size() - 1, join(joined.getLast(), interval));
      } else {
        joined.add(interval);
      }
    }
    while (joined.size() > MAX) {
      int at = nearestPair(joined);
      joined.set(at, join(joined.get(at), joined.remove(at + 1)));
    }
    return joined;
  }

  private static int nearestPair(List<Interval> list) {
    int best = 0;
    Duration least = Duration.ofSeconds(Long.MAX_VALUE);
    for (int i = 0; i + 1 < list.size(); i++) {
      Duration gap = Duration.between(list.get(i).to(), list.get(i + 1).from());
      if (gap.compareTo(least) < 0) {
        least = gap;
        best = i;
      }
    }
    return best;
  }
}
