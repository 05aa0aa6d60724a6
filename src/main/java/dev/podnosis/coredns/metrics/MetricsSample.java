package dev.podnosis.coredns.metrics;

import java.util.List;
import java.util.Map;

/**
 * One reading of CoreDNS's or NodeLocal DNSCache's metrics, all servers, zones and views together.
 * Fit for a case file. A metric that is not exposed is 0 or empty: CoreDNS exposes most counters
 * only once they have counted.
 *
 * @param version of CoreDNS; empty when not exposed
 * @param requests queries received
 * @param requestsByType only from 1.7.0 on complete; {@code other} for rare types
 * @param requestsByTransport udp and tcp
 * @param outsideZones queries for names no server block serves
 * @param responses by response code
 * @param duration of all requests, in seconds
 * @param healthCheckBroken times all upstream servers were found unhealthy at once
 * @param maxConcurrentRejects queries refused because {@code max_concurrent} was reached
 * @param healthFailures failed requests to the own health endpoint
 * @param healthDuration of the requests to the own health endpoint, in seconds
 * @param configuration digest of the Corefile that was read last at a reload, taken or refused;
 *     empty as long as it still runs the one it started with
 * @param plugins in use, sorted
 * @param apiRequests of the kubernetes plugin by HTTP status, {@code <error>} when none came
 * @param setupErrors of NodeLocal DNSCache by kind
 * @param shedDropped queries and responses dropped because CoreDNS was overloaded, by reason
 * @param further what other metrics of CoreDNS counted or hold, by their newest names
 * @param samples lines that were read, {@code malformed} lines that could not be
 */
public record MetricsSample(
    String version,
    double requests,
    Map<String, Double> requestsByType,
    Map<String, Double> requestsByTransport,
    double outsideZones,
    Map<String, Double> responses,
    HistogramCounts duration,
    double panics,
    CacheCounters cache,
    List<UpstreamCounters> upstreams,
    double healthCheckBroken,
    double maxConcurrentRejects,
    double healthFailures,
    HistogramCounts healthDuration,
    double reloadFailures,
    String configuration,
    List<String> plugins,
    Map<String, Double> apiRequests,
    Map<String, Double> setupErrors,
    Map<String, Double> shedDropped,
    ProcessGauges process,
    Map<String, Double> further,
    int samples,
    int malformed) {
  public MetricsSample {
    requestsByType = Map.copyOf(requestsByType);
    requestsByTransport = Map.copyOf(requestsByTransport);
    responses = Map.copyOf(responses);
    upstreams = List.copyOf(upstreams);
    plugins = List.copyOf(plugins);
    apiRequests = Map.copyOf(apiRequests);
    setupErrors = Map.copyOf(setupErrors);
    shedDropped = Map.copyOf(shedDropped);
    further = Map.copyOf(further);
  }

  /** Whether the page was CoreDNS's at all. */
  public boolean ofCoreDns() {
    return !version.isEmpty() || requests > 0 || !plugins.isEmpty();
  }
}
