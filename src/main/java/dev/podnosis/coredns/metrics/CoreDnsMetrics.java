package dev.podnosis.coredns.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finds what CoreDNS counts under the names of every generation: before 1.7.0, 1.7 to 1.10, and
 * from 1.11.0 on (release notes of 1.7.0 and 1.11.0).
 */
public final class CoreDnsMetrics {
  private static final String P = "coredns_";
  private static final int MAX_KEYS = 200;

  private final Exposition page;

  private CoreDnsMetrics(Exposition page) {
    this.page = page;
  }

  public static MetricsSample read(String text) {
    return of(Exposition.parse(text));
  }

  public static MetricsSample of(Exposition page) {
    return new CoreDnsMetrics(page).sample();
  }

  private MetricsSample sample() {
    String requests = present("dns_requests_total", "dns_request_count_total");
    String types = present("dns_request_type_count_total", "dns_requests_total");
    return new MetricsSample(
        label("build_info", "version"),
        sum(requests, s -> true),
        byLabel(types, "type"),
        byLabel(requests, "proto"),
        sum(requests, s -> s.label("zone").equals("dropped")),
        byLabel(present("dns_responses_total", "dns_response_rcode_count_total"), "rcode"),
        histogram("dns_request_duration_seconds", s -> true),
        sum("panics_total", "panic_count_total"),
        cache(),
        upstreams(),
        sum("forward_healthcheck_broken_total", "forward_healthcheck_broken_count_total"),
        sum("forward_max_concurrent_rejects_total", "forward_max_concurrent_reject_count_total"),
        sum("health_request_failures_total", "health_request_failures_total"),
        histogram("health_request_duration_seconds", s -> true),
        sum("reload_failed_total", "reload_failed_count_total"),
        label("reload_version_info", "value"),
        plugins(),
        byLabel("kubernetes_rest_client_requests_total", "code"),
        byLabel("nodecache_setup_errors_total", "errortype"),
        byLabel("shed_dropped_total", "reason"),
        process(),
        FurtherMetrics.of(page),
        page.samples().size(),
        page.malformed());
  }

  private CacheCounters cache() {
    double hits = sum("cache_hits_total", s -> true);
    double misses = sum("cache_misses_total", s -> true);
    double requests = sum("cache_requests_total", s -> true);
    return new CacheCounters(
        hits,
        sum("cache_hits_total", s -> s.label("type").equals("denial")),
        requests > 0 ? requests : hits + misses,
        sum("cache_entries", "cache_size"),
        sum("cache_evictions_total", s -> true),
        sum("cache_drops_total", s -> true),
        sum("cache_served_stale_total", s -> true));
  }

  /** From 1.11.0 on the histogram's count replaces the counters of requests and responses. */
  private List<UpstreamCounters> upstreams() {
    boolean proxy = has("proxy_request_duration_seconds_count");
    String duration = proxy ? "proxy_request_duration_seconds" : "forward_request_duration_seconds";
    String requests =
        proxy
            ? duration + "_count"
            : present("forward_requests_total", "forward_request_count_total");
    String responses =
        proxy
            ? duration + "_count"
            : present("forward_responses_total", "forward_response_rcode_count_total");
    List<String> failures =
        List.of(
            "proxy_healthcheck_failures_total",
            "forward_healthcheck_failures_total",
            "forward_healthcheck_failure_count_total");
    TreeSet<String> servers = new TreeSet<>();
    for (Exposition.Sample sample : page.samples()) {
      boolean about =
          sample.name().equals(P + requests)
              || failures.stream().anyMatch(f -> sample.name().equals(P + f));
      if (about && !sample.label("to").isEmpty() && servers.size() < MAX_KEYS) {
        servers.add(sample.label("to"));
      }
    }
    List<UpstreamCounters> counters = new ArrayList<>();
    for (String to : servers) {
      Predicate<Exposition.Sample> its = s -> s.label("to").equals(to);
      Map<String, Double> rcodes = byLabel(responses, "rcode", its);
      counters.add(
          new UpstreamCounters(
              to,
              sum(requests, its),
              rcodes,
              histogram(duration, its),
              failures.stream().mapToDouble(f -> sum(f, its)).sum()));
    }
    return counters;
  }

  private List<String> plugins() {
    TreeSet<String> names = new TreeSet<>();
    for (Exposition.Sample sample : page.samples()) {
      if (sample.name().equals(P + "plugin_enabled") && sample.value() > 0) {
        names.add(sample.label("name"));
      }
    }
    names.remove("");
    return names.stream().limit(MAX_KEYS).toList();
  }

  private ProcessGauges process() {
    return new ProcessGauges(
        plain("process_start_time_seconds"),
        plain("process_resident_memory_bytes"),
        plain("process_cpu_seconds_total"),
        plain("go_goroutines"),
        plain("process_open_fds"),
        plain("process_max_fds"));
  }

  private boolean has(String name) {
    return page.samples().stream().anyMatch(s -> s.name().equals(P + name));
  }

  private String present(String newer, String older) {
    return has(newer) ? newer : older;
  }

  private double sum(String newer, String older) {
    return sum(present(newer, older), s -> true);
  }

  private double sum(String name, Predicate<Exposition.Sample> which) {
    return page.samples().stream()
        .filter(s -> s.name().equals(P + name))
        .filter(which)
        .mapToDouble(Exposition.Sample::value)
        .sum();
  }

  private double plain(String name) {
    return page.samples().stream()
        .filter(s -> s.name().equals(name))
        .mapToDouble(Exposition.Sample::value)
        .findFirst()
        .orElse(0);
  }

  private String label(String name, String label) {
    return page.samples().stream()
        .filter(s -> s.name().equals(P + name))
        .map(s -> s.label(label))
        .findFirst()
        .orElse("");
  }

  private Map<String, Double> byLabel(String name, String label) {
    return byLabel(name, label, s -> true);
  }

  private Map<String, Double> byLabel(
      String name, String label, Predicate<Exposition.Sample> which) {
    Map<String, Double> sums = new TreeMap<>();
    for (Exposition.Sample sample : page.samples()) {
      String key = sample.label(label);
      if (sample.name().equals(P + name) && which.test(sample) && !key.isEmpty()) {
        boolean room = sums.size() < MAX_KEYS || sums.containsKey(key);
        sums.merge(room ? key : "(other)", sample.value(), Double::sum);
      }
    }
    return sums;
  }

  private HistogramCounts histogram(String name, Predicate<Exposition.Sample> which) {
    TreeMap<Double, Double> buckets = new TreeMap<>();
    for (Exposition.Sample sample : page.samples()) {
      if (sample.name().equals(P + name + "_bucket") && which.test(sample)) {
        bound(sample.label("le"), buckets, sample.value());
      }
    }
    return HistogramCounts.of(buckets, sum(name + "_count", which), sum(name + "_sum", which));
  }

  private static void bound(String text, TreeMap<Double, Double> buckets, double count) {
    try {
      double bound = Double.parseDouble(text);
      if (Double.isFinite(bound) && (buckets.size() < MAX_KEYS || buckets.containsKey(bound))) {
        buckets.merge(bound, count, Double::sum);
      }
    } catch (NumberFormatException e) {
      // +Inf, which the count repeats, or nonsense: neither is a bucket of its own.
    }
  }
}
