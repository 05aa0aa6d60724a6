package dev.podnosis.coredns.metrics;

import java.util.Map;

/**
 * Counters of the forward plugin about one upstream server.
 *
 * @param to address and port
 * @param requests sent to it
 * @param rcodes its answers by response code
 * @param duration of its answers, in seconds
 * @param healthCheckFailures health checks it did not pass
 */
public record UpstreamCounters(
    String to,
    double requests,
    Map<String, Double> rcodes,
    HistogramCounts duration,
    double healthCheckFailures) {
  public UpstreamCounters {
    rcodes = Map.copyOf(rcodes);
  }

  UpstreamCounters since(UpstreamCounters earlier) {
    return new UpstreamCounters(
        to,
        Counters.since(requests, earlier.requests),
        Counters.since(rcodes, earlier.rcodes),
        duration.since(earlier.duration),
        Counters.since(healthCheckFailures, earlier.healthCheckFailures));
  }
}
