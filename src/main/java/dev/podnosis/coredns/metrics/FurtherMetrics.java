package dev.podnosis.coredns.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Metrics that no question of a diagnosis asks for by itself, kept for whoever reads the case: all
 * servers, zones and views together, under the names that the newest releases give them.
 */
final class FurtherMetrics {
  private static final String P = "coredns_";

  /** Newest name, then those of earlier generations. */
  private static final String COUNTERS =
      """
      dns_do_requests_total dns_request_do_count_total
      dns_https_responses_total
      dns_https3_responses_total
      dns_quic_responses_total
      dns_request_size_bytes_count
      dns_request_size_bytes_sum
      dns_response_size_bytes_count
      dns_response_size_bytes_sum
      cache_prefetch_total
      proxy_conn_cache_hits_total forward_conn_cache_hits_total
      proxy_conn_cache_misses_total forward_conn_cache_misses_total
      kubernetes_dns_programming_duration_seconds_count
      kubernetes_dns_programming_duration_seconds_sum
      kubernetes_rest_client_request_duration_seconds_count
      kubernetes_rest_client_request_duration_seconds_sum
      kubernetes_rest_client_rate_limiter_duration_seconds_count
      kubernetes_rest_client_rate_limiter_duration_seconds_sum
      autopath_success_total autopath_success_count_total
      acl_allowed_requests_total
      acl_blocked_requests_total
      acl_dropped_requests_total
      acl_filtered_requests_total
      template_matches_total
      """;

  /** These hold a value and do not count: a difference of two readings means nothing. */
  private static final String GAUGES =
      """
      forward_sockets_open
      hosts_entries hosts_entries_count
      hosts_reload_timestamp_seconds
      """;

  private static final Map<String, String> NEWEST = new HashMap<>();

  static {
    for (String line : (COUNTERS + GAUGES).split("\n")) {
      String[] names = line.split(" ");
      for (String name : names) {
        NEWEST.put(P + name, names[0]);
      }
    }
  }

  private FurtherMetrics() {}

  static Map<String, Double> of(Exposition page) {
    Map<String, Double> sums = new TreeMap<>();
    for (Exposition.Sample sample : page.samples()) {
      String name = NEWEST.get(sample.name());
      if (name != null && Double.isFinite(sample.value())) {
        sums.merge(name, sample.value(), Double::sum);
      }
    }
    return sums;
  }

  static Map<String, Double> since(Map<String, Double> now, Map<String, Double> earlier) {
    Map<String, Double> counters = new TreeMap<>(now);
    GAUGES.lines().forEach(line -> counters.remove(line.split(" ")[0]));
    return Counters.since(counters, earlier);
  }
}
