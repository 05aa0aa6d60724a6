package dev.podnosis.coredns.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CoreDnsMetricsTest {
  private static final String UNREACHABLE =
      "upstream-unreachable/later/metrics/coredns-68d5d8dc75-";

  private static String page(String recording) {
    try (InputStream in =
        CoreDnsMetricsTest.class.getResourceAsStream("/recordings/" + recording)) {
      if (in == null) {
        throw new IllegalArgumentException(recording);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MetricsSample recorded(String recording) {
    return CoreDnsMetrics.read(page(recording));
  }

  @Test
  void readsARecordedPage() {
    MetricsSample sample = recorded(UNREACHABLE + "b98n2.1.txt");
    assertEquals("1.13.1", sample.version());
    assertEquals(19131, sample.requests());
    assertEquals(
        Map.of("NOERROR", 5799.0, "NXDOMAIN", 13072.0, "REFUSED", 103.0, "SERVFAIL", 157.0),
        sample.responses());
    assertEquals(Map.of("tcp", 173.0, "udp", 18958.0), sample.requestsByTransport());
    assertEquals(161, sample.healthCheckBroken());
    assertEquals(19131, sample.duration().count());
    UpstreamCounters upstream = sample.upstreams().getFirst();
    assertEquals("10.77.0.53:53", upstream.to());
    assertEquals(264, upstream.requests());
    assertEquals(63, upstream.healthCheckFailures());
    assertEquals(Map.of("NOERROR", 116.0, "NXDOMAIN", 45.0, "REFUSED", 103.0), upstream.rcodes());
    assertEquals(6.7198976e+07, sample.process().residentBytes());
    assertTrue(sample.configuration().startsWith("2dd49c56"));
    assertTrue(sample.plugins().contains("log"));
    assertEquals(0, sample.malformed());
    assertTrue(sample.ofCoreDns());
  }

  @Test
  void twoReadingsGiveRates() {
    MetricsSample first = recorded(UNREACHABLE + "b98n2.1.txt");
    MetricsSample second = recorded(UNREACHABLE + "b98n2.2.txt");
    MetricsRates rates = MetricsRates.between(first, second, Duration.ofSeconds(5));
    assertFalse(rates.restarted());
    assertEquals(7.0, rates.queriesPerSecond(), 1e-9);
    assertEquals(12 / 5.0, rates.responsesPerSecond().getOrDefault("SERVFAIL", 0.0), 1e-9);
    assertEquals(6, rates.healthCheckBroken());
    assertEquals(4, rates.upstreams().getFirst().healthCheckFailures());
    assertEquals(0, rates.upstreams().getFirst().requests());
    assertEquals(35, rates.duration().count());
    assertEquals((7.21 - 7.18) / 5, rates.cpuCores(), 1e-9);
    assertThrows(
        IllegalArgumentException.class, () -> MetricsRates.between(first, second, Duration.ZERO));
  }

  @Test
  void aRestartCountsFromZero() {
    MetricsSample before = recorded(UNREACHABLE + "b98n2.2.txt");
    String text =
        page(UNREACHABLE + "vpzwr.1.txt")
            .replaceAll("(?m)^process_start_time_seconds .*$", "process_start_time_seconds 1.9e9")
            .replaceAll("(?m)^(coredns_forward_healthcheck_broken_total) .*$", "$1 500");
    MetricsSample after = CoreDnsMetrics.read(text);
    MetricsRates rates = MetricsRates.between(before, after, Duration.ofSeconds(10));
    assertTrue(rates.restarted());
    assertEquals(after.requests() / 10, rates.queriesPerSecond());
    assertEquals(500, rates.healthCheckBroken());
  }

  @Test
  void readsNodeLocalsPage() {
    MetricsSample sample = recorded("nodelocal-on/metrics/node-local-dns-g72bm.1.txt");
    assertEquals("1.13.2", sample.version());
    assertEquals(200, sample.cache().hits());
    assertEquals(145, sample.cache().denialHits());
    assertEquals(304, sample.cache().requests());
    assertEquals(200 / 304.0, sample.cache().hitRatio(), 1e-9);
    assertEquals(
        List.of("10.77.0.53:53", "10.96.112.143:53"),
        sample.upstreams().stream().map(UpstreamCounters::to).toList());
    assertEquals(101, sample.upstreams().get(1).requests());
  }

  @Test
  void readsNodeLocalsSetupErrors() {
    MetricsSample sample =
        CoreDnsMetrics.read(
            """
            # TYPE coredns_nodecache_setup_errors_total counter
            coredns_nodecache_setup_errors_total{errortype="iptables"} 3
            coredns_nodecache_setup_errors_total{errortype="interface_add"} 0
            """);
    assertEquals(Map.of("iptables", 3.0, "interface_add", 0.0), sample.setupErrors());
  }

  @Test
  void readsTheNamesBefore17() {
    MetricsSample sample =
        CoreDnsMetrics.read(
            """
            coredns_build_info{goversion="go1.12.8",revision="795a3eb",version="1.6.2"} 1
            coredns_dns_request_count_total{family="1",proto="udp",server="dns://:53",zone="."} 90
            coredns_dns_request_count_total{family="1",proto="tcp",server="dns://:53",zone="dropped"} 10
            coredns_dns_request_type_count_total{server="dns://:53",type="A",zone="."} 60
            coredns_dns_request_type_count_total{server="dns://:53",type="AAAA",zone="."} 40
            coredns_dns_response_rcode_count_total{rcode="NXDOMAIN",server="dns://:53",zone="."} 70
            coredns_panic_count_total 2
            coredns_cache_size{server="dns://:53",type="denial"} 12
            coredns_cache_hits_total{server="dns://:53",type="success"} 30
            coredns_cache_misses_total{server="dns://:53"} 70
            coredns_forward_request_count_total{to="10.0.0.2:53"} 50
            coredns_forward_response_rcode_count_total{rcode="NOERROR",to="10.0.0.2:53"} 48
            coredns_forward_request_duration_seconds_bucket{to="10.0.0.2:53",le="0.1"} 45
            coredns_forward_request_duration_seconds_bucket{to="10.0.0.2:53",le="+Inf"} 48
            coredns_forward_request_duration_seconds_sum{to="10.0.0.2:53"} 9.6
            coredns_forward_request_duration_seconds_count{to="10.0.0.2:53"} 48
            coredns_forward_healthcheck_failure_count_total{to="10.0.0.2:53"} 4
            coredns_forward_healthcheck_broken_count_total 1
            coredns_forward_max_concurrent_reject_count_total 9
            coredns_reload_failed_count_total 1
            """);
    assertEquals(100, sample.requests());
    assertEquals(10, sample.outsideZones());
    assertEquals(Map.of("A", 60.0, "AAAA", 40.0), sample.requestsByType());
    assertEquals(Map.of("NXDOMAIN", 70.0), sample.responses());
    assertEquals(2, sample.panics());
    assertEquals(new CacheCounters(30, 0, 100, 12, 0, 0, 0), sample.cache());
    UpstreamCounters upstream = sample.upstreams().getFirst();
    assertEquals(50, upstream.requests());
    assertEquals(4, upstream.healthCheckFailures());
    assertEquals(0.2, upstream.duration().mean(), 1e-9);
    assertEquals(1, sample.healthCheckBroken());
    assertEquals(9, sample.maxConcurrentRejects());
    assertEquals(1, sample.reloadFailures());
  }

  @Test
  void readsTheNamesFrom17To110() {
    MetricsSample sample =
        CoreDnsMetrics.read(
            """
            coredns_dns_requests_total{family="1",proto="udp",server="dns://:53",type="A",zone="."} 7
            coredns_dns_responses_total{rcode="NOERROR",server="dns://:53",zone="."} 7
            coredns_panics_total 0
            coredns_forward_requests_total{to="10.0.0.2:53"} 5
            coredns_forward_responses_total{rcode="SERVFAIL",to="10.0.0.2:53"} 2
            coredns_forward_healthcheck_failures_total{to="10.0.0.3:53"} 1
            coredns_forward_max_concurrent_rejects_total 3
            """);
    assertEquals(Map.of("A", 7.0), sample.requestsByType());
    assertEquals(
        List.of("10.0.0.2:53 5.0 {SERVFAIL=2.0} 0.0", "10.0.0.3:53 0.0 {} 1.0"),
        sample.upstreams().stream()
            .map(
                u -> u.to() + " " + u.requests() + " " + u.rcodes() + " " + u.healthCheckFailures())
            .toList());
    assertEquals(3, sample.maxConcurrentRejects());
  }

  @Test
  void quantilesAreThoseOfPromQl() {
    HistogramCounts histogram =
        new HistogramCounts(List.of(1.0, 2.0, 4.0), List.of(10.0, 30.0, 40.0), 50, 100);
    assertEquals(0.5, histogram.quantile(0.1), 1e-9);
    assertEquals(1.75, histogram.quantile(0.5), 1e-9);
    assertEquals(4.0, histogram.quantile(0.99), 1e-9);
    assertEquals(0, HistogramCounts.NONE.quantile(0.5));
  }

  @Test
  void hostileTextIsCountedAndLeftAside() {
    String text =
        """
        coredns_dns_requests_total{server="a\\"b\\\\c\\nd",type="A"} 3 1600000000000
        coredns_dns_requests_total{type="\u001b[31m"} 4 # {trace_id="x"} 1
        coredns_dns_requests_total{type="A" 5
        coredns_dns_requests_total{type=} 5
        coredns_dns_requests_total{type="A"} five
        coredns_dns_requests_total
        go_memstats NaN
        go_memstats +Inf
        {} 5
        """;
    MetricsSample sample = CoreDnsMetrics.read(text);
    assertEquals(7, sample.requests());
    assertEquals(5, sample.malformed());
    assertEquals(Map.of("A", 3.0, "\uFFFD[31m", 4.0), sample.requestsByType());
    assertFalse(CoreDnsMetrics.read("Error from server (ServiceUnavailable)").ofCoreDns());
    assertEquals(1, Exposition.parse("x".repeat(100_000)).malformed());
  }

  @Test
  void mutatedPagesNeverFail() {
    byte[] page = page(UNREACHABLE + "b98n2.1.txt").getBytes(UTF_8);
    Random random = new Random(99);
    for (int round = 0; round < 60; round++) {
      byte[] mutated = page.clone();
      for (int i = 0; i < 400; i++) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }
      MetricsSample sample = CoreDnsMetrics.read(new String(mutated, UTF_8));
      assertTrue(sample.samples() > 0);
      assertTrue(Double.isFinite(sample.duration().quantile(0.99)));
    }
  }

  @Test
  void samplesAndRatesRoundTripAsJson() {
    JsonMapper mapper = JsonMapper.builder().build();
    MetricsSample first = recorded(UNREACHABLE + "b98n2.1.txt");
    MetricsSample second = recorded(UNREACHABLE + "b98n2.2.txt");
    assertEquals(first, mapper.readValue(mapper.writeValueAsString(first), MetricsSample.class));
    MetricsRates rates = MetricsRates.between(first, second, Duration.ofSeconds(5));
    assertEquals(rates, mapper.readValue(mapper.writeValueAsString(rates), MetricsRates.class));
  }
}
