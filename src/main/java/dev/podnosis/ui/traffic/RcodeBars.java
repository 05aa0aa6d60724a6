package dev.podnosis.ui.traffic;

import dev.podnosis.coredns.log.LogSummary;
import dev.podnosis.coredns.log.TimeCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Response codes by time, ready to be drawn: one bar for each step from the first to the last line.
 *
 * @param step width of a bar
 */
record RcodeBars(Duration step, List<Bar> bars) {
  /** More bars than this cannot be told apart. */
  private static final int MOST = 60;

  RcodeBars {
    bars = List.copyOf(bars);
  }

  /**
   * A bar.
   *
   * @param failed SERVFAIL, and queries without a logged answer: their clients got SERVFAIL
   * @param others all other codes
   * @param logged whether any line is from this time
   */
  record Bar(Instant start, long noerror, long nxdomain, long failed, long others, boolean logged) {
    long answered() {
      return noerror + nxdomain + others;
    }

    long total() {
      return answered() + failed;
    }
  }

  /**
   * The bars of a summary.
   *
   * @param whole the statistics of all lines, which give the range of time
   */
  static RcodeBars of(LogSummary whole, LogSummary shown) {
    int base = seconds(whole);
    Instant first = null;
    Instant last = null;
    for (TimeCounts counts : whole.rcodeTimes().values()) {
      for (TimeCounts.Bucket b : counts.buckets()) {
        first = first == null || b.start().isBefore(first) ? b.start() : first;
        last = last == null || b.start().isAfter(last) ? b.start() : last;
      }
    }
    if (first == null || last == null) {
      return new RcodeBars(Duration.ofSeconds(base), List.of());
    }
    long steps = Duration.between(first, last).toSeconds() / base + 1;
    long each = (steps + MOST - 1) / MOST;
    Duration step = Duration.ofSeconds(base * each);
    int count = (int) ((steps + each - 1) / each);
    Series series = new Series(first, step, count);
    Set<Integer> logged = new HashSet<>();
    whole.rcodeTimes().values().forEach(t -> series.places(t, logged));
    List<Bar> bars = new ArrayList<>();
    long[] noerror = series.sum(shown, "NOERROR");
    long[] nxdomain = series.sum(shown, "NXDOMAIN");
    long[] servfail = series.sum(shown, "SERVFAIL");
    long[] silent = series.sum(shown, "-");
    long[] all = new long[count];
    shown.rcodeTimes().keySet().forEach(rcode -> add(all, series.sum(shown, rcode)));
    for (int i = 0; i < count; i++) {
      long failed = servfail[i] + silent[i];
      bars.add(
          new Bar(
              first.plus(step.multipliedBy(i)),
              noerror[i],
              nxdomain[i],
              failed,
              all[i] - noerror[i] - nxdomain[i] - failed,
              logged.contains(i)));
    }
    return new RcodeBars(step, bars);
  }

  /** Sorts counts into the bars. */
  private record Series(Instant first, Duration step, int count) {
    int place(Instant at) {
      return (int) (Duration.between(first, at).toSeconds() / step.toSeconds());
    }

    void places(TimeCounts counts, Set<Integer> into) {
      counts.buckets().forEach(b -> into.add(place(b.start())));
    }

    long[] sum(LogSummary summary, String rcode) {
      long[] sums = new long[count];
      Map<String, TimeCounts> times = summary.rcodeTimes();
      for (TimeCounts.Bucket b : times.getOrDefault(rcode, TimeCounts.NONE).buckets()) {
        int place = place(b.start());
        if (place >= 0 && place < count) {
          sums[place] += b.count();
        }
      }
      return sums;
    }
  }

  private static void add(long[] sums, long[] more) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += more[i];
    }
  }

  private static int seconds(LogSummary summary) {
    return summary.rcodeTimes().values().stream()
        .mapToInt(TimeCounts::stepSeconds)
        .max()
        .orElse(60);
  }

  /** Where a bar ends. */
  Instant end(int bar) {
    return bars.get(bar).start().plus(step);
  }

  long mostAnswered() {
    return bars.stream().mapToLong(Bar::answered).max().orElse(0);
  }

  long mostFailed() {
    return bars.stream().mapToLong(Bar::failed).max().orElse(0);
  }
}
