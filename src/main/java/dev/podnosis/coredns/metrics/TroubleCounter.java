package dev.podnosis.coredns.metrics;

import dev.podnosis.dns.EnumId;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Counters of a DNS server that stand still as long as all is well, by CoreDNS's own names. */
public enum TroubleCounter {
  /** A plugin broke down while it answered. */
  PANICS("panics_total", true, MetricsSample::panics, MetricsRates::panics),
  /** Queries refused because as many were being forwarded as may be. */
  CONCURRENCY_REJECTS(
      "forward_max_concurrent_rejects_total",
      true,
      MetricsSample::maxConcurrentRejects,
      MetricsRates::maxConcurrentRejects),
  /** Queries for which no upstream server was healthy. */
  NO_HEALTHY_UPSTREAM(
      "forward_healthcheck_broken_total",
      true,
      MetricsSample::healthCheckBroken,
      MetricsRates::healthCheckBroken),
  /** The process did not answer itself. */
  HEALTH_FAILURES(
      "health_request_failures_total",
      true,
      MetricsSample::healthFailures,
      MetricsRates::healthFailures),
  /** Corefiles that were refused. */
  RELOAD_FAILURES(
      "reload_failed_total", true, MetricsSample::reloadFailures, MetricsRates::reloadFailures),
  /** Dropped for overload. */
  SHED("shed_dropped_total", true, s -> sum(s.shedDropped()), r -> sum(r.shedDropped())),
  /** NodeLocal DNSCache could not set up its interface or its rules. */
  SETUP_ERRORS(
      "nodecache_setup_errors_total", true, s -> sum(s.setupErrors()), r -> sum(r.setupErrors())),
  /** Requests to the API server that failed or were denied. */
  API_FAILURES(
      "kubernetes_rest_client_requests_total",
      false,
      s -> failed(s.apiRequests()),
      r -> failed(r.apiRequests())),
  /** Dropped by the acl plugin, without an answer. */
  ACL_DROPPED("acl_dropped_requests_total", false),
  /** Refused by the acl plugin. */
  ACL_BLOCKED("acl_blocked_requests_total", false),
  /** Answered as empty by the acl plugin. */
  ACL_FILTERED("acl_filtered_requests_total", false),
  /** Answers from the cache after their time, because no upstream server gave a newer one. */
  SERVED_STALE(
      "cache_served_stale_total",
      false,
      s -> s.cache().servedStale(),
      r -> r.cache().servedStale());

  private final String metric;
  private final boolean problem;
  private final ToDoubleFunction<MetricsSample> total;
  private final ToDoubleFunction<MetricsRates> between;

  TroubleCounter(
      String metric,
      boolean problem,
      ToDoubleFunction<MetricsSample> total,
      ToDoubleFunction<MetricsRates> between) {
    this.metric = metric;
    this.problem = problem;
    this.total = total;
    this.between = between;
  }

  TroubleCounter(String metric, boolean problem) {
    this(
        metric,
        problem,
        s -> s.further().getOrDefault(metric, 0.0),
        r -> r.further().getOrDefault(metric, 0.0));
  }

  private static double sum(Map<String, Double> counts) {
    return counts.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Anything but an answer below 400: {@code <error>} stands for none at all. */
  private static double failed(Map<String, Double> byStatus) {
    return byStatus.entrySet().stream()
        .filter(e -> !e.getKey().matches("[123][0-9][0-9]"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** Those that grew between two readings, as {@code NAME +COUNT}. */
  public static List<String> grown(MetricsRates rates) {
    return Stream.of(values())
        .filter(c -> c.between(rates) > 0)
        .map(c -> c.metric() + " +" + c.between(rates))
        .toList();
  }

  /** CoreDNS's name for it. */
  public String metric() {
    return "coredns_" + metric;
  }

  /** The word by which its own words are found. */
  public String id() {
    return EnumId.of(this);
  }

  /** Whether it is trouble as soon as it counts; others may be meant so. */
  public boolean isProblem() {
    return problem;
  }

  /** What it came to since the process started. */
  public long total(MetricsSample sample) {
    return Math.round(total.applyAsDouble(sample));
  }

  /** What it came to between two readings. */
  public long between(MetricsRates rates) {
    return Math.round(between.applyAsDouble(rates));
  }
}
