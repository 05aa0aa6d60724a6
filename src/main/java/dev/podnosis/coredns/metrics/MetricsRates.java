package dev.podnosis.coredns.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened between two readings of one replica.
 *
 * @param over time between the two
 * @param restarted whether the process began anew in between: then counts are those since its start
 * @param queriesPerSecond received
 * @param responsesPerSecond by response code
 * @param duration of the requests in between, in seconds
 * @param cache counts in between; its entries are those of the later reading
 * @param upstreams counts in between
 * @param further what other counters counted in between, by their newest names
 * @param cpuCores used on average; 0 after a restart
 * @param residentBytesGrowth may be negative
 * @param apiRequests in between, by HTTP status
 */
public record MetricsRates(
    Duration over,
    boolean restarted,
    double queriesPerSecond,
    Map<String, Double> responsesPerSecond,
    HistogramCounts duration,
    CacheCounters cache,
    List<UpstreamCounters> upstreams,
    double panics,
    double healthCheckBroken,
    double maxConcurrentRejects,
    double healthFailures,
    double reloadFailures,
    Map<String, Double> apiRequests,
    Map<String, Double> setupErrors,
    Map<String, Double> shedDropped,
    Map<String, Double> further,
    double cpuCores,
    double residentBytesGrowth) {
  /** CoreDNS's start time moves a little with the node's clock; a restart moves it more. */
  private static final double SAME_START_SECONDS = 2;

  public MetricsRates {
    responsesPerSecond = Map.copyOf(responsesPerSecond);
    upstreams = List.copyOf(upstreams);
    apiRequests = Map.copyOf(apiRequests);
    setupErrors = Map.copyOf(setupErrors);
    shedDropped = Map.copyOf(shedDropped);
    further = Map.copyOf(further);
  }

  /**
   * The difference of two readings of the same replica.
   *
   * @throws IllegalArgumentException when no time lies between them
   */
  public static MetricsRates between(MetricsSample earlier, MetricsSample later, Duration over) {
    double seconds = over.toNanos() / 1e9;
    if (seconds <= 0) {
      throw new IllegalArgumentException("two readings need time between them, not " + over);
    }
    boolean restarted = restarted(earlier, later);
    MetricsSample base = restarted ? CoreDnsMetrics.read("") : earlier;
    Map<String, Double> perSecond = new TreeMap<>();
    Counters.since(later.responses(), base.responses())
        .forEach((rcode, count) -> perSecond.put(rcode, count / seconds));
    return new MetricsRates(
        over,
        restarted,
        Counters.since(later.requests(), base.requests()) / seconds,
        perSecond,
        later.duration().since(base.duration()),
        later.cache().since(base.cache()),
        upstreams(base, later),
        Counters.since(later.panics(), base.panics()),
        Counters.since(later.healthCheckBroken(), base.healthCheckBroken()),
        Counters.since(later.maxConcurrentRejects(), base.maxConcurrentRejects()),
        Counters.since(later.healthFailures(), base.healthFailures()),
        Counters.since(later.reloadFailures(), base.reloadFailures()),
        Counters.since(later.apiRequests(), base.apiRequests()),
        Counters.since(later.setupErrors(), base.setupErrors()),
        Counters.since(later.shedDropped(), base.shedDropped()),
        FurtherMetrics.since(later.further(), base.further()),
        restarted
            ? 0
            : Math.max(0, later.process().cpuSeconds() - base.process().cpuSeconds()) / seconds,
        later.process().residentBytes() - earlier.process().residentBytes());
  }

  private static boolean restarted(MetricsSample earlier, MetricsSample later) {
    double before = earlier.process().startedAt();
    double after = later.process().startedAt();
    if (before > 0 && after > 0) {
      return Math.abs(after - before) > SAME_START_SECONDS;
    }
    return later.requests() < earlier.requests();
  }

  private static List<UpstreamCounters> upstreams(MetricsSample base, MetricsSample later) {
    return later.upstreams().stream()
        .map(
            u ->
                base.upstreams().stream()
                    .filter(b -> b.to().equals(u.to()))
                    .findFirst()
                    .map(u::since)
                    .orElse(u))
        .toList();
  }
}
