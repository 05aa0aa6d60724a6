package dev.podnosis.coredns.metrics;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * How the replicas of one CoreDNS differ.
 *
 * @param leastPerSecond queries of the replica with the fewest, {@code mostPerSecond} with the most
 * @param versions the different ones
 * @param configurations digests of the Corefiles in use: more than one means that a replica refused
 *     the new one or has not read it yet
 */
public record ReplicaComparison(
    int replicas,
    double leastPerSecond,
    double mostPerSecond,
    List<String> versions,
    List<String> configurations) {
  public ReplicaComparison {
    versions = List.copyOf(versions);
    configurations = List.copyOf(configurations);
  }

  /** Compares replicas by name: their later readings and their rates. */
  public static ReplicaComparison of(
      Map<String, MetricsSample> samples, Map<String, MetricsRates> rates) {
    Collection<MetricsSample> all = samples.values();
    return new ReplicaComparison(
        samples.size(),
        rates.values().stream().mapToDouble(MetricsRates::queriesPerSecond).min().orElse(0),
        rates.values().stream().mapToDouble(MetricsRates::queriesPerSecond).max().orElse(0),
        distinct(all.stream().map(MetricsSample::version).toList()),
        distinct(all.stream().map(MetricsSample::configuration).toList()));
  }

  private static List<String> distinct(List<String> values) {
    return values.stream().filter(v -> !v.isEmpty()).distinct().sorted().toList();
  }

  /** The most over the least; infinite when one replica is asked nothing. */
  public double unevenness() {
    return mostPerSecond == 0 ? 1 : mostPerSecond / leastPerSecond;
  }
}
