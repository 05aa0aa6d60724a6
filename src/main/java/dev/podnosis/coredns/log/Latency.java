package dev.podnosis.coredns.log;

import java.util.List;

/**
 * How long queries took, in milliseconds. Percentiles are exact to 1.6 %, the maximum is exact.
 *
 * @param buckets the histogram behind it, so that several can be put together
 */
public record Latency(
    long count,
    double meanMs,
    double p50Ms,
    double p90Ms,
    double p99Ms,
    double maxMs,
    List<Bucket> buckets) {
  /** No query. */
  public static final Latency NONE = new Latency(0, 0, 0, 0, 0, 0, List.of());

  /** A bucket of {@link LatencyHistogram}. */
  public record Bucket(int index, long count) {}

  public Latency {
    buckets = List.copyOf(buckets);
  }
}
