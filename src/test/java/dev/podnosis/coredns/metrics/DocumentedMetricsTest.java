package dev.podnosis.coredns.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every metric that CoreDNS and NodeLocal DNSCache are known to expose, one by one, in every
 * generation of its name and its labels, as the plugins' documentation and source write them.
 */
class DocumentedMetricsTest {
  private static final String SERVER = "{server=\"dns://:53\",zone=\".\"";
  private static final String VIEW = SERVER + ",view=\"\"";

  private static Arguments row(
      String generation, String page, Function<MetricsSample, Object> reads, Object value) {
    return Arguments.of(generation, page, reads, value);
  }

  static Stream<Arguments> metrics() {
    return Stream.of(
            build(), requests(), answers(), cache(), upstreams(), kubernetes(), plugins(), rest())
        .flatMap(s -> s);
  }

  private static Stream<Arguments> build() {
    return Stream.of(
        row(
            "build_info",
            "coredns_build_info{goversion=\"go1.25.2\",revision=\"1db4568\",version=\"1.13.1\"} 1",
            MetricsSample::version,
            "1.13.1"),
        row("panics_total", "coredns_panics_total 2", MetricsSample::panics, 2.0),
        row(
            "panic_count_total, before 1.7.0",
            "coredns_panic_count_total 2",
            MetricsSample::panics,
            2.0));
  }

  private static Stream<Arguments> requests() {
    return Stream.of(
        row(
            "dns_requests_total, view since 1.10.0",
            "coredns_dns_requests_total" + VIEW + ",family=\"1\",proto=\"udp\",type=\"AAAA\"} 7",
            s -> s.requests() + " " + s.requestsByType() + s.requestsByTransport(),
            "7.0 {AAAA=7.0}{udp=7.0}"),
        row(
            "dns_requests_total, type since 1.7",
            "coredns_dns_requests_total" + SERVER + ",family=\"2\",proto=\"tcp\",type=\"A\"} 7",
            s -> s.requests() + " " + s.requestsByType() + s.requestsByTransport(),
            "7.0 {A=7.0}{tcp=7.0}"),
        row(
            "dns_requests_total, rare types",
            "coredns_dns_requests_total" + VIEW + ",family=\"1\",proto=\"udp\",type=\"other\"} 7",
            MetricsSample::requestsByType,
            Map.of("other", 7.0)),
        row(
            "dns_requests_total, outside any zone",
            "coredns_dns_requests_total{server=\"dns://:53\",zone=\"dropped\",view=\"\",family=\"1\",proto=\"udp\",type=\"A\"}"
                + " 3",
            MetricsSample::outsideZones,
            3.0),
        row(
            "dns_request_count_total, before 1.7.0",
            "coredns_dns_request_count_total" + SERVER + ",family=\"1\",proto=\"udp\"} 9",
            s -> s.requests() + " " + s.requestsByTransport(),
            "9.0 {udp=9.0}"),
        row(
            "dns_request_type_count_total, before 1.7.0",
            "coredns_dns_request_type_count_total" + SERVER + ",type=\"A\"} 5",
            MetricsSample::requestsByType,
            Map.of("A", 5.0)),
        row(
            "dns_request_duration_seconds",
            histogram("dns_request_duration_seconds", VIEW),
            s -> s.duration().count() + " " + s.duration().mean(),
            "4.0 0.5"),
        row(
            "dns_request_duration_seconds, with a type as documented",
            histogram("dns_request_duration_seconds", SERVER + ",type=\"A\""),
            s -> s.duration().count() + " " + s.duration().mean(),
            "4.0 0.5"),
        further(
            "dns_request_size_bytes_count",
            histogram("dns_request_size_bytes", VIEW + ",proto=\"udp\""),
            4),
        further(
            "dns_response_size_bytes_sum",
            histogram("dns_response_size_bytes", VIEW + ",proto=\"udp\""),
            2),
        further("dns_do_requests_total", "coredns_dns_do_requests_total" + VIEW + "} 6", 6),
        further("dns_do_requests_total", "coredns_dns_request_do_count_total" + SERVER + "} 6", 6),
        further(
            "dns_https_responses_total",
            "coredns_dns_https_responses_total{server=\"https://:443\",status=\"200\"} 6",
            6),
        further(
            "dns_https3_responses_total",
            "coredns_dns_https3_responses_total{server=\"https3://:443\",status=\"200\"} 6",
            6),
        further(
            "dns_quic_responses_total",
            "coredns_dns_quic_responses_total{server=\"quic://:853\",status=\"0\"} 6",
            6));
  }

  private static Stream<Arguments> answers() {
    return Stream.of(
        row(
            "dns_responses_total, plugin since 1.8.7",
            "coredns_dns_responses_total" + VIEW + ",plugin=\"kubernetes\",rcode=\"NXDOMAIN\"} 8",
            MetricsSample::responses,
            Map.of("NXDOMAIN", 8.0)),
        row(
            "dns_responses_total, 1.7 to 1.8.6",
            "coredns_dns_responses_total" + SERVER + ",rcode=\"SERVFAIL\"} 8",
            MetricsSample::responses,
            Map.of("SERVFAIL", 8.0)),
        row(
            "dns_response_rcode_count_total, before 1.7.0",
            "coredns_dns_response_rcode_count_total" + SERVER + ",rcode=\"NOERROR\"} 8",
            MetricsSample::responses,
            Map.of("NOERROR", 8.0)));
  }

  private static Stream<Arguments> cache() {
    String labels = "{server=\"dns://:53\",zones=\".\",view=\"\"";
    return Stream.of(
        row(
            "cache_entries",
            "coredns_cache_entries" + labels + ",type=\"denial\"} 12",
            s -> s.cache().entries(),
            12.0),
        row(
            "cache_size, before 1.7.0",
            "coredns_cache_size{server=\"dns://:53\",type=\"success\"} 12",
            s -> s.cache().entries(),
            12.0),
        row(
            "cache_requests_total",
            "coredns_cache_requests_total" + labels + "} 12",
            s -> s.cache().requests(),
            12.0),
        row(
            "cache_hits_total",
            "coredns_cache_hits_total" + labels + ",type=\"denial\"} 12",
            s -> s.cache().hits() + " " + s.cache().denialHits(),
            "12.0 12.0"),
        row(
            "cache_misses_total: requests are hits and misses",
            "coredns_cache_misses_total" + labels + "} 12",
            s -> s.cache().requests(),
            12.0),
        row(
            "cache_drops_total",
            "coredns_cache_drops_total" + labels + "} 1",
            s -> s.cache().drops(),
            1.0),
        row(
            "cache_served_stale_total",
            "coredns_cache_served_stale_total" + labels + "} 1",
            s -> s.cache().servedStale(),
            1.0),
        row(
            "cache_evictions_total, since 1.8.4",
            "coredns_cache_evictions_total" + labels + ",type=\"success\"} 1",
            s -> s.cache().evictions(),
            1.0),
        further("cache_prefetch_total", "coredns_cache_prefetch_total" + labels + "} 1", 1));
  }

  private static Stream<Arguments> upstreams() {
    Function<MetricsSample, Object> first =
        s ->
            s.upstreams().getFirst().to()
                + " "
                + s.upstreams().getFirst().requests()
                + s.upstreams().getFirst().rcodes();
    Function<MetricsSample, Object> failures =
        s -> s.upstreams().getFirst().to() + " " + s.upstreams().getFirst().healthCheckFailures();
    return Stream.of(
        row(
            "proxy_request_duration_seconds, since 1.11.0",
            histogram(
                "proxy_request_duration_seconds",
                "{proxy_name=\"forward\",rcode=\"NOERROR\",to=\"10.0.0.2:53\""),
            first,
            "10.0.0.2:53 4.0{NOERROR=4.0}"),
        row(
            "forward_requests_total, 1.7 to 1.10",
            "coredns_forward_requests_total{to=\"10.0.0.2:53\"} 4",
            first,
            "10.0.0.2:53 4.0{}"),
        row(
            "forward_responses_total, 1.7 to 1.10",
            "coredns_forward_requests_total{to=\"10.0.0.2:53\"} 4\n"
                + "coredns_forward_responses_total{rcode=\"REFUSED\",to=\"10.0.0.2:53\"} 3",
            first,
            "10.0.0.2:53 4.0{REFUSED=3.0}"),
        row(
            "forward_request_duration_seconds, 1.7 to 1.10",
            "coredns_forward_requests_total{to=\"10.0.0.2:53\"} 4\n"
                + histogram("forward_request_duration_seconds", "{to=\"10.0.0.2:53\""),
            s -> s.upstreams().getFirst().duration().mean(),
            0.5),
        row(
            "forward_request_duration_seconds with rcode",
            "coredns_forward_requests_total{to=\"10.0.0.2:53\"} 4\n"
                + histogram(
                    "forward_request_duration_seconds", "{rcode=\"NOERROR\",to=\"10.0.0.2:53\""),
            s -> s.upstreams().getFirst().duration().mean(),
            0.5),
        row(
            "forward_request_count_total, before 1.7.0",
            "coredns_forward_request_count_total{to=\"10.0.0.2:53\"} 4",
            first,
            "10.0.0.2:53 4.0{}"),
        row(
            "forward_response_rcode_count_total, before 1.7.0",
            "coredns_forward_request_count_total{to=\"10.0.0.2:53\"} 4\n"
                + "coredns_forward_response_rcode_count_total{rcode=\"NOERROR\",to=\"10.0.0.2:53\"}"
                + " 4",
            first,
            "10.0.0.2:53 4.0{NOERROR=4.0}"),
        row(
            "proxy_healthcheck_failures_total",
            "coredns_proxy_healthcheck_failures_total{proxy_name=\"forward\",to=\"10.0.0.2:53\"} 5",
            failures,
            "10.0.0.2:53 5.0"),
        row(
            "proxy_healthcheck_failures_total with rcode, as documented",
            "coredns_proxy_healthcheck_failures_total{proxy_name=\"forward\",rcode=\"\",to=\"10.0.0.2:53\"}"
                + " 5",
            failures,
            "10.0.0.2:53 5.0"),
        row(
            "forward_healthcheck_failures_total, 1.7 to 1.10",
            "coredns_forward_healthcheck_failures_total{to=\"10.0.0.2:53\"} 5",
            failures,
            "10.0.0.2:53 5.0"),
        row(
            "forward_healthcheck_failure_count_total, before 1.7.0",
            "coredns_forward_healthcheck_failure_count_total{to=\"10.0.0.2:53\"} 5",
            failures,
            "10.0.0.2:53 5.0"),
        row(
            "forward_healthcheck_broken_total",
            "coredns_forward_healthcheck_broken_total 3",
            MetricsSample::healthCheckBroken,
            3.0),
        row(
            "forward_healthcheck_broken_count_total, before 1.7.0",
            "coredns_forward_healthcheck_broken_count_total 3",
            MetricsSample::healthCheckBroken,
            3.0),
        row(
            "forward_max_concurrent_rejects_total",
            "coredns_forward_max_concurrent_rejects_total 3",
            MetricsSample::maxConcurrentRejects,
            3.0),
        row(
            "forward_max_concurrent_reject_count_total, before 1.7.0",
            "coredns_forward_max_concurrent_reject_count_total 3",
            MetricsSample::maxConcurrentRejects,
            3.0),
        further(
            "proxy_conn_cache_hits_total",
            "coredns_proxy_conn_cache_hits_total{proxy_name=\"forward\",to=\"10.0.0.2:53\",proto=\"udp\"}"
                + " 5",
            5),
        further(
            "proxy_conn_cache_misses_total",
            "coredns_proxy_conn_cache_misses_total{proxy_name=\"forward\",to=\"10.0.0.2:53\",proto=\"udp\"}"
                + " 5",
            5),
        further(
            "proxy_conn_cache_hits_total",
            "coredns_forward_conn_cache_hits_total{to=\"10.0.0.2:53\",proto=\"udp\"} 5",
            5),
        further(
            "proxy_conn_cache_misses_total",
            "coredns_forward_conn_cache_misses_total{to=\"10.0.0.2:53\",proto=\"udp\"} 5",
            5),
        further("forward_sockets_open", "coredns_forward_sockets_open{to=\"10.0.0.2:53\"} 5", 5));
  }

  private static Stream<Arguments> kubernetes() {
    return Stream.of(
        row(
            "kubernetes_rest_client_requests_total",
            "coredns_kubernetes_rest_client_requests_total{code=\"403\",host=\"10.96.0.1:443\",method=\"GET\"}"
                + " 5",
            MetricsSample::apiRequests,
            Map.of("403", 5.0)),
        row(
            "kubernetes_rest_client_requests_total without an answer",
            "coredns_kubernetes_rest_client_requests_total{code=\"<error>\",host=\"10.96.0.1:443\",method=\"GET\"}"
                + " 5",
            MetricsSample::apiRequests,
            Map.of("<error>", 5.0)),
        further(
            "kubernetes_dns_programming_duration_seconds_count",
            histogram(
                "kubernetes_dns_programming_duration_seconds",
                "{service_kind=\"headless_with_selector\""),
            4),
        further(
            "kubernetes_rest_client_request_duration_seconds_sum",
            histogram(
                "kubernetes_rest_client_request_duration_seconds",
                "{host=\"10.96.0.1:443\",verb=\"GET\""),
            2),
        further(
            "kubernetes_rest_client_rate_limiter_duration_seconds_count",
            histogram(
                "kubernetes_rest_client_rate_limiter_duration_seconds",
                "{host=\"10.96.0.1:443\",verb=\"GET\""),
            4));
  }

  private static Stream<Arguments> plugins() {
    return Stream.of(
        row(
            "plugin_enabled",
            "coredns_plugin_enabled" + VIEW + ",name=\"log\"} 1",
            s -> s.plugins().toString(),
            "[log]"),
        row(
            "health_request_duration_seconds",
            histogram("health_request_duration_seconds", "{"),
            s -> s.healthDuration().count(),
            4.0),
        row(
            "health_request_failures_total",
            "coredns_health_request_failures_total 2",
            MetricsSample::healthFailures,
            2.0),
        row(
            "reload_failed_total",
            "coredns_reload_failed_total 2",
            MetricsSample::reloadFailures,
            2.0),
        row(
            "reload_failed_count_total, before 1.7.0",
            "coredns_reload_failed_count_total 2",
            MetricsSample::reloadFailures,
            2.0),
        row(
            "reload_version_info",
            "coredns_reload_version_info{hash=\"sha512\",value=\"2dd49c56\"} 1",
            MetricsSample::configuration,
            "2dd49c56"),
        further("hosts_entries", "coredns_hosts_entries{hostsfile=\"/etc/hosts\"} 5", 5),
        further("hosts_entries", "coredns_hosts_entries{} 5", 5),
        further(
            "hosts_reload_timestamp_seconds",
            "coredns_hosts_reload_timestamp_seconds 1.7e9",
            1.7e9),
        further(
            "autopath_success_total", "coredns_autopath_success_total{server=\"dns://:53\"} 5", 5),
        further(
            "autopath_success_total",
            "coredns_autopath_success_count_total{server=\"dns://:53\"} 5",
            5),
        further(
            "acl_allowed_requests_total",
            "coredns_acl_allowed_requests_total{server=\"dns://:53\",view=\"\"} 5",
            5),
        further(
            "acl_blocked_requests_total", "coredns_acl_blocked_requests_total" + VIEW + "} 5", 5),
        further(
            "acl_dropped_requests_total", "coredns_acl_dropped_requests_total" + VIEW + "} 5", 5),
        further(
            "acl_filtered_requests_total", "coredns_acl_filtered_requests_total" + VIEW + "} 5", 5),
        further(
            "template_matches_total",
            "coredns_template_matches_total" + VIEW + ",class=\"IN\",type=\"A\"} 5",
            5),
        row(
            "shed_dropped_total, since 1.14.7",
            "coredns_shed_dropped_total{reason=\"query\",server=\"dns://:53\"} 5",
            MetricsSample::shedDropped,
            Map.of("query", 5.0)));
  }

  private static Stream<Arguments> rest() {
    return Stream.of(
        row(
            "nodecache_setup_errors_total",
            "coredns_nodecache_setup_errors_total{errortype=\"iptables_lock\"} 3",
            MetricsSample::setupErrors,
            Map.of("iptables_lock", 3.0)),
        row(
            "process_start_time_seconds",
            "process_start_time_seconds 1.7e+09",
            s -> s.process().startedAt(),
            1.7e9),
        row(
            "process_resident_memory_bytes",
            "process_resident_memory_bytes 6.7e+07",
            s -> s.process().residentBytes(),
            6.7e7),
        row(
            "process_cpu_seconds_total",
            "process_cpu_seconds_total 7.21",
            s -> s.process().cpuSeconds(),
            7.21),
        row("process_open_fds", "process_open_fds 17", s -> s.process().openFds(), 17.0),
        row(
            "process_max_fds",
            "process_max_fds 1.048576e+06",
            s -> s.process().maxFds(),
            1048576.0),
        row("go_goroutines", "go_goroutines 58", s -> s.process().goroutines(), 58.0));
  }

  private static Arguments further(String newest, String page, double value) {
    return row(
        page.substring(0, page.indexOf('{') < 0 ? page.indexOf(' ') : page.indexOf('{'))
            + " as "
            + newest,
        page,
        s -> s.further().getOrDefault(newest, -1.0),
        value);
  }

  /** Four values, 2 in all. */
  private static String histogram(String name, String labels) {
    String more = labels.equals("{") ? "{" : labels + ",";
    String plain = labels.equals("{") ? "" : labels + "}";
    return "coredns_%1$s_bucket%2$sle=\"1\"} 4\ncoredns_%1$s_bucket%2$sle=\"+Inf\"} 4\ncoredns_%1$s_sum%3$s 2\ncoredns_%1$s_count%3$s 4"
        .formatted(name, more, plain);
  }

  /** What is made of each metric, or why nothing is, stands in docs/METRICS.md. */
  @Test
  void everyMetricHasItsPlaceInTheDocuments() throws IOException {
    String text = Files.readString(Path.of("docs/METRICS.md"));
    Set<String> missing = new TreeSet<>();
    Pattern name = Pattern.compile("(?m)^(?:coredns_)?([a-z0-9_]+?)(?:_bucket|_sum|_count)?[{ ]");
    metrics()
        .filter(row -> !row.get()[0].toString().contains("before 1.7.0"))
        .filter(row -> !row.get()[1].toString().matches("(?s).*_count_total.*|.*cache_size.*"))
        .flatMap(row -> name.matcher(row.get()[1].toString()).results().map(m -> m.group(1)))
        .map(n -> n.replaceFirst("^forward_(conn_cache|healthcheck_failures)", "proxy_$1"))
        .filter(n -> !text.contains("`" + n + "`"))
        .forEach(missing::add);
    assertEquals(Set.of(), missing);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("metrics")
  void everyMetricIsRead(
      String generation, String page, Function<MetricsSample, Object> reads, Object value) {
    MetricsSample sample = CoreDnsMetrics.read(page + "\n");
    assertEquals(0, sample.malformed());
    assertEquals(value, reads.apply(sample));
    // the same page read again has counted nothing in between
    MetricsRates rates = MetricsRates.between(sample, sample, Duration.ofSeconds(5));
    assertEquals(0, rates.queriesPerSecond());
    assertEquals(0, rates.further().values().stream().mapToDouble(v -> v).sum());
  }
}
