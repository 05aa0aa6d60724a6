package dev.podnosis.coredns.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts by minute, by wider steps when there are too many minutes. */
final class TimeSeries {
  private static final int MAX_BUCKETS = 1500;
  private static final int[] STEPS = {60, 600, 3600, 86_400, 864_000};

  private final TreeMap<Long, long[]> buckets = new TreeMap<>();
  private int stepIndex;
  private long currentStart;
  private long currentEnd;
  private long[] current = new long[1];

  void add(long epochSecond, long count) {
    long step = STEPS[stepIndex];
    if (epochSecond >= currentStart && epochSecond < currentEnd) {
      current[0] += count;
      return;
    }
    currentStart = Math.floorDiv(epochSecond, step) * step;
    currentEnd = currentStart + step;
    current = buckets.computeIfAbsent(currentStart, k -> new long[1]);
    current[0] += count;
    if (buckets.size() > MAX_BUCKETS && stepIndex + 1 < STEPS.length) {
      widen();
    }
  }

  private void widen() {
    stepIndex++;
    Map<Long, long[]> old = new TreeMap<>(buckets);
    buckets.clear();
    currentEnd = currentStart;
    old.forEach((start, count) -> add(start, count[0]));
  }

  void add(TimeCounts counts) {
    while (STEPS[stepIndex] < counts.stepSeconds() && stepIndex + 1 < STEPS.length) {
      widen();
    }
    counts.buckets().forEach(b -> add(b.start().getEpochSecond(), b.count()));
  }

  TimeCounts toCounts() {
    List<TimeCounts.Bucket> list = new ArrayList<>(buckets.size());
    buckets.forEach(
        (start, count) -> list.add(new TimeCounts.Bucket(Instant.ofEpochSecond(start), count[0])));
    return new TimeCounts(STEPS[stepIndex], list);
  }
}
