package dev.podnosis.dns;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The durations of some lookups, in ascending order, and their percentiles by nearest rank: always
 * a duration that was measured, never one in between.
 */
public record LatencySummary(List<Duration> sorted) {

  public LatencySummary {
    sorted = sorted.stream().sorted().toList();
  }

  /** How many were measured. */
  public int count() {
    return sorted.size();
  }

  /**
   * The smallest duration that at least so many percent of the sample do not exceed; absent for an
   * empty sample.
   *
   * @param percent above 0, at most 100
   */
  public Optional<Duration> percentile(double percent) {
    if (percent <= 0 || percent > 100) {
      throw new IllegalArgumentException("a percentile is above 0 and at most 100: " + percent);
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.size());
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(Math.max(rank, 1) - 1));
  }

  /** The longest; absent for an empty sample. */
  public Optional<Duration> max() {
    return percentile(100);
  }
}
