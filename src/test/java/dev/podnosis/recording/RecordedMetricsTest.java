package dev.podnosis.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.coredns.metrics.CoreDnsMetrics;
import dev.podnosis.coredns.metrics.MetricsRates;
import dev.podnosis.coredns.metrics.MetricsSample;
import dev.podnosis.coredns.metrics.TroubleCounter;
import dev.podnosis.coredns.metrics.UpstreamCounters;
import dev.podnosis.diagnosis.EvidenceLine;
import dev.podnosis.diagnosis.EvidenceLines;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.MetricsSeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.Transcript;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The probe of metrics on the pages of real replicas. */
class RecordedMetricsTest {
  private static List<Seen<MetricsSeen>> seen(String recording) {
    return RecordedCases.caseFile(recording, 0, Level.READ).all(MetricsSeen.class).toList();
  }

  private static MetricsRates rates(Seen<MetricsSeen> seen) {
    MetricsRates rates = seen.what().rates();
    assertNotNull(rates);
    return rates;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"healthy", "healthy-query-log", "networkpolicy-blocks", "pods-misconfigured"})
  void aHealthyReplicaCountsNoTrouble(String recording) {
    List<Seen<MetricsSeen>> seen = seen(recording);
    assertEquals(2, seen.size());
    for (Seen<MetricsSeen> replica : seen) {
      MetricsRates rates = rates(replica);
      assertEquals("1.13.1", replica.what().last().version());
      assertTrue(rates.queriesPerSecond() > 0, recording);
      assertEquals(0, rates.panics() + rates.maxConcurrentRejects() + rates.healthFailures());
      assertEquals(0, rates.healthCheckBroken());
      assertEquals(EvidenceLine.State.OK, EvidenceLines.of(replica.evidence()).state());
    }
  }

  /** One of the replicas had not yet forwarded a query when it was read. */
  @Test
  void anUpstreamThatIsCutOffFailsItsHealthChecks() {
    Seen<MetricsSeen> replica =
        seen("upstream-unreachable").stream()
            .filter(s -> s.what().pod().name().equals("coredns-56b5b8d686-w82j4"))
            .findFirst()
            .orElseThrow();
    UpstreamCounters upstream = rates(replica).upstreams().getFirst();
    assertEquals("10.77.0.53:53", upstream.to());
    assertEquals(1, upstream.healthCheckFailures());
    assertEquals(5, rates(replica).healthCheckBroken());
    assertEquals(EvidenceLine.State.PROBLEM, EvidenceLines.of(replica.evidence()).state());
  }

  @Test
  void readsNodeLocalOnThePodsNodeBesideTheReplicas() {
    List<Seen<MetricsSeen>> seen = seen("nodelocal-on");
    assertEquals(
        List.of(
            MetricsSeen.Server.COREDNS, MetricsSeen.Server.COREDNS, MetricsSeen.Server.NODELOCAL),
        seen.stream().map(s -> s.what().server()).toList());
    assertEquals("1.13.2", seen.getLast().what().last().version());
    Transcript transcript = seen.getLast().evidence().transcript();
    assertTrue(transcript != null && transcript.command().contains(":9253/proxy/metrics"));
  }

  /** What grows between the readings is named by CoreDNS's own name for it. */
  @Test
  void namesTheCountersOfTrouble() {
    Seen<MetricsSeen> replica =
        seen("upstream-unreachable").stream()
            .filter(s -> s.what().pod().name().equals("coredns-56b5b8d686-w82j4"))
            .findFirst()
            .orElseThrow();
    EvidenceLine line = EvidenceLines.of(replica.evidence());
    assertEquals("metrics-trouble", line.code());
    assertEquals(
        List.of("coredns_forward_healthcheck_broken_total +5"), line.args().get("counters"));
  }

  /** An acl may be meant so: its counters call for attention and are no problem by themselves. */
  @Test
  void aCounterThatMayBeMeantSoIsNoProblem() {
    MetricsSample before = CoreDnsMetrics.read("coredns_acl_dropped_requests_total 3\n");
    MetricsSample after =
        CoreDnsMetrics.read(
            "coredns_acl_dropped_requests_total 5\n"
                + "coredns_kubernetes_rest_client_requests_total{code=\"200\"} 7\n");
    MetricsRates rates = MetricsRates.between(before, after, Duration.ofSeconds(4));
    assertEquals(2, TroubleCounter.ACL_DROPPED.between(rates));
    assertEquals(5, TroubleCounter.ACL_DROPPED.total(after));
    assertEquals(0, TroubleCounter.API_FAILURES.total(after));
    Evidence seen = seen("healthy").getFirst().evidence();
    MetricsSeen of = (MetricsSeen) seen.observation();
    Evidence changed =
        new Evidence(
            seen.id(),
            seen.probe(),
            seen.vantage(),
            seen.observedAt(),
            seen.duration(),
            new MetricsSeen(of.pod(), of.server(), after, rates),
            seen.transcript());
    EvidenceLine line = EvidenceLines.of(changed);
    assertEquals(EvidenceLine.State.ATTENTION, line.state());
    assertEquals(List.of("coredns_acl_dropped_requests_total +2"), line.args().get("counters"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"corefile-unknown-directive", "forwarding-loop"})
  void saysThatACrashedReplicaCouldNotBeRead(String recording) {
    CaseFile file = RecordedCases.caseFile(recording, 0, Level.READ);
    assertEquals(0, file.all(MetricsSeen.class).count());
    List<NotObserved> missed =
        file.of(ProbeId.DNS_METRICS).map(e -> (NotObserved) e.observation()).toList();
    assertEquals(2, missed.size());
    assertTrue(missed.getFirst().detail().said().contains("connection refused"));
  }
}
