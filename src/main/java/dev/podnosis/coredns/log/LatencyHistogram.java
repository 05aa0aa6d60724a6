package dev.podnosis.coredns.log;

import java.util.ArrayList;
import java.util.List;

/**
 * A histogram with 32 buckets for every power of two, so a value is known to 1.6 % from the
 * nanosecond to the day.
 */
final class LatencyHistogram {
  private static final int SUB_BITS = 5;
  private static final int SUB = 1 << SUB_BITS;
  private static final int SIZE = 48 * SUB;

  private final long[] counts = new long[SIZE];
  private long total;
  private long sum;
  private long max;

  void add(long nanos) {
    add(nanos, 1);
  }

  void add(long nanos, int weight) {
    counts[index(nanos)] += weight;
    total += weight;
    sum += nanos * weight;
    max = Math.max(max, nanos);
  }

  /** Counts a value in its bucket only; {@link #counted} tells the rest of many at once. */
  void count(int nanos, int weight) {
    counts[index(nanos)] += weight;
  }

  void counted(int values, long nanos, long longest, int weight) {
    total += (long) values * weight;
    sum += nanos * weight;
    max = Math.max(max, longest);
  }

  void add(LatencyHistogram other) {
    for (int i = 0; i < SIZE; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
    sum += other.sum;
    max = Math.max(max, other.max);
  }

  static int index(long nanos) {
    if (nanos < SUB) {
      return (int) Math.max(0, nanos);
    }
    int shift = 63 - Long.numberOfLeadingZeros(nanos) - SUB_BITS;
    return Math.min(SIZE - 1, (shift << SUB_BITS) + (int) (nanos >>> shift));
  }

  /** The middle of a bucket. */
  static double nanosOf(int index) {
    if (index < 2 * SUB) {
      return index;
    }
    int shift = (index >>> SUB_BITS) - 1;
    long low = (long) (SUB + (index & SUB - 1)) << shift;
    return low + (1L << shift) / 2.0;
  }

  void add(Latency other) {
    for (Latency.Bucket bucket : other.buckets()) {
      if (bucket.index() >= 0 && bucket.index() < SIZE) {
        counts[bucket.index()] += bucket.count();
      }
    }
    total += other.count();
    sum += Math.round(other.meanMs() * 1e6 * other.count());
    max = Math.max(max, Math.round(other.maxMs() * 1e6));
  }

  private double percentileMs(double share) {
    long rank = Math.max(1, (long) Math.ceil(share * total));
    long seen = 0;
    for (int i = 0; i < SIZE; i++) {
      seen += counts[i];
      if (seen >= rank) {
        return Math.min(nanosOf(i), (double) max) / 1e6;
      }
    }
    return max / 1e6;
  }

  Latency toLatency() {
    if (total == 0) {
      return Latency.NONE;
    }
    List<Latency.Bucket> buckets = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      if (counts[i] > 0) {
        buckets.add(new Latency.Bucket(i, counts[i]));
      }
    }
    return new Latency(
        total,
        sum / 1e6 / total,
        percentileMs(0.5),
        percentileMs(0.9),
        percentileMs(0.99),
        max / 1e6,
        buckets);
  }
}
