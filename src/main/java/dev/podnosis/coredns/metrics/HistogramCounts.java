package dev.podnosis.coredns.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A histogram of seconds.
 *
 * @param bounds upper bounds of the buckets, rising, without infinity
 * @param counts how many lie at or below each bound
 * @param count how many there are in all
 * @param sum of all values
 */
public record HistogramCounts(List<Double> bounds, List<Double> counts, double count, double sum) {
  /** Nothing was measured. */
  public static final HistogramCounts NONE = new HistogramCounts(List.of(), List.of(), 0, 0);

  public HistogramCounts {
    bounds = List.copyOf(bounds);
    counts = List.copyOf(counts);
    if (bounds.size() != counts.size()) {
      throw new IllegalArgumentException("bounds and counts differ in number");
    }
  }

  static HistogramCounts of(TreeMap<Double, Double> buckets, double count, double sum) {
    return new HistogramCounts(
        List.copyOf(buckets.keySet()), List.copyOf(buckets.values()), count, sum);
  }

  public double mean() {
    return count > 0 ? sum / count : 0;
  }

  /**
   * The value below which that share lies, interpolated inside its bucket as PromQL's {@code
   * histogram_quantile} does; the last bound when it lies beyond, 0 without any value.
   */
  public double quantile(double share) {
    if (count <= 0 || bounds.isEmpty()) {
      return 0;
    }
    double rank = share * count;
    double below = 0;
    double lower = 0;
    for (int i = 0; i < bounds.size(); i++) {
      double upTo = counts.get(i);
      if (upTo >= rank && upTo > below) {
        return lower + (bounds.get(i) - lower) * (rank - below) / (upTo - below);
      }
      below = Math.max(below, upTo);
      lower = bounds.get(i);
    }
    return bounds.getLast();
  }

  /** What came between an earlier reading and this one; all of this one after a restart. */
  HistogramCounts since(HistogramCounts earlier) {
    boolean reset = count < earlier.count || !bounds.equals(earlier.bounds);
    if (reset) {
      return this;
    }
    List<Double> more = new ArrayList<>(counts.size());
    for (int i = 0; i < counts.size(); i++) {
      more.add(Math.max(0, counts.get(i) - earlier.counts.get(i)));
    }
    return new HistogramCounts(bounds, more, count - earlier.count, Math.max(0, sum - earlier.sum));
  }

  /** Both together; bounds of one may be missing in the other. */
  HistogramCounts plus(HistogramCounts other) {
    if (count == 0 && sum == 0) {
      return other;
    }
    TreeMap<Double, Double> buckets = new TreeMap<>();
    for (HistogramCounts part : List.of(this, other)) {
      for (int i = 0; i < part.bounds.size(); i++) {
        buckets.merge(part.bounds.get(i), part.counts.get(i), Double::sum);
      }
    }
    return of(buckets, count + other.count, sum + other.sum);
  }
}
