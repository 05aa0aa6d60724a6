package dev.podnosis.coredns.log;

import java.util.ArrayList;
import java.util.List;

/** A latency histogram in few steps, for people: below a millisecond up to six seconds and more. */
public final class LatencyBins {
  /** Upper ends, in milliseconds; the last bin has none. Clients give up after 5 s. */
  private static final double[] BELOW_MS = {1, 2, 5, 10, 50, 500, 2000, 6000};

  /** How many bins there are. */
  public static final int COUNT = BELOW_MS.length + 1;

  private LatencyBins() {}

  /**
   * A bin.
   *
   * @param fromMs its lower end
   * @param belowMs its upper end; infinite for the last
   */
  public record Bin(double fromMs, double belowMs, long count) {}

  /** The bins of a histogram, the empty ones too. */
  public static List<Bin> of(Latency latency) {
    long[] counts = new long[COUNT];
    for (Latency.Bucket bucket : latency.buckets()) {
      counts[binOf(LatencyHistogram.nanosOf(bucket.index()) / 1e6)] += bucket.count();
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      double from = i == 0 ? 0 : BELOW_MS[i - 1];
      double below = i < BELOW_MS.length ? BELOW_MS[i] : Double.POSITIVE_INFINITY;
      bins.add(new Bin(from, below, counts[i]));
    }
    return bins;
  }

  private static int binOf(double ms) {
    int bin = 0;
    while (bin < BELOW_MS.length && ms >= BELOW_MS[bin]) {
      bin++;
    }
    return bin;
  }
}
