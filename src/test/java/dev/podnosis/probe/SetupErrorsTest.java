package dev.podnosis.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.diagnosis.EvidenceLine;
import dev.podnosis.diagnosis.EvidenceLines;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.MetricsSeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.kube.Answer;
import dev.podnosis.kube.FakeApi;
import dev.podnosis.recording.RecordedCases;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * NodeLocal DNSCache's errors of setup, which its older versions show on a port of their own: the
 * recorded pages of a cache, served over real sockets.
 */
class SetupErrorsTest {
  private static final Path PAGES = Path.of("src/test/resources/recordings/nodelocal-on/metrics");
  private static final String SETUP = "coredns_nodecache_setup_errors_total";

  @TempDir Path folder;
  private final FakeApi cache = FakeApi.plain();
  private final FakeApi setup = FakeApi.plain();
  private Demo demo;

  @BeforeEach
  void start() throws IOException {
    demo = new Demo("healthy", folder);
  }

  @AfterEach
  void stop() {
    demo.close();
    cache.close();
    setup.close();
  }

  /** The ports of every pod of the cache; CoreDNS's replicas answer nothing here. */
  private static final class Ports implements Forwards {
    private final Map<Integer, FakeApi> ports;
    private final HttpClient client;

    Ports(Map<Integer, FakeApi> ports, HttpClient client) {
      this.ports = ports;
      this.client = client;
    }

    @Override
    public Read<DnsPort> dns(ObjectRef pod, int port) {
      return silent(pod);
    }

    @Override
    public Read<HttpAnswer> http(ObjectRef pod, int port, String path) throws InterruptedException {
      FakeApi at = ports.get(port);
      if (at == null || !pod.name().startsWith("node-local-dns")) {
        return silent(pod);
      }
      try {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(URI.create(at.url() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
        return new Read.Got<>(new HttpAnswer(answer.statusCode(), answer.body(), Instant.now()));
      } catch (IOException e) {
        return silent(pod);
      }
    }

    private static <T> Read<T> silent(ObjectRef pod) {
      return new Read.Not<>(
          new NotObserved(NotObserved.Reason.NOT_LISTENING, "pod " + pod, "connection refused"));
    }
  }

  private static String page(int reading) throws IOException {
    return Files.readString(PAGES.resolve("node-local-dns-g72bm." + reading + ".txt"));
  }

  private static String without(String page) {
    return page.lines().filter(l -> !l.contains(SETUP)).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String errors(int iptables) {
    return "# TYPE %1$s counter\n%1$s{errortype=\"iptables\"} %2$d\n%1$s{errortype=\"configmap\"} 0\n"
        .formatted(SETUP, iptables);
  }

  private List<Evidence> look(Map<Integer, FakeApi> ports)
      throws IOException, InterruptedException {
    CaseFile file = RecordedCases.caseFile("nodelocal-on", 0, Level.READ);
    try (HttpClient client = HttpClient.newHttpClient();
        var cluster = demo.connect()) {
      Scene scene =
          new Scene(
              ProbeId.DNS_METRICS,
              new KubeReads(cluster, new Rights(cluster), InstantSource.system()),
              file,
              InstantSource.system());
      new DnsMetricsProbe(new Ports(ports, client), Duration.ofMillis(50)).look(scene);
      int before = file.evidence().size();
      return file.plus(scene.looks()).evidence().stream().skip(before).toList();
    }
  }

  private static Evidence ofTheCache(List<Evidence> all) {
    return all.stream()
        .filter(
            e ->
                e.observation() instanceof MetricsSeen m
                    && m.server() == MetricsSeen.Server.NODELOCAL)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void areReadFromTheSecondPortWhereTheFirstHasNone() throws Exception {
    cache.answer(
        "GET /metrics", Answer.text(200, without(page(1))), Answer.text(200, without(page(2))));
    setup.answer(
        "GET /metrics",
        Answer.text(200, page(1).replaceAll(SETUP + ".*\n", "") + errors(4)),
        Answer.text(200, page(2).replaceAll(SETUP + ".*\n", "") + errors(7)));
    Evidence seen = ofTheCache(look(Map.of(9253, cache, 9353, setup)));
    MetricsSeen metrics = (MetricsSeen) seen.observation();
    assertEquals(Map.of("iptables", 7.0, "configmap", 0.0), metrics.last().setupErrors());
    assertNotNull(metrics.rates());
    assertEquals(3.0, metrics.rates().setupErrors().get("iptables"));
    assertNotNull(seen.transcript());
    assertTrue(seen.transcript().command().contains(":9253/proxy/metrics ; kubectl get --raw"));
    assertTrue(seen.transcript().command().endsWith(":9353/proxy/metrics"));
    EvidenceLine line = EvidenceLines.of(seen);
    assertEquals(EvidenceLine.State.PROBLEM, line.state());
    assertEquals(List.of(SETUP + " +3"), line.args().get("counters"));
    // what both pages hold counts once
    MetricsSeen recorded =
        RecordedCases.caseFile("nodelocal-on", 0, Level.READ)
            .all(MetricsSeen.class)
            .map(s -> s.what())
            .filter(m -> m.server() == MetricsSeen.Server.NODELOCAL)
            .findFirst()
            .orElseThrow();
    assertEquals(recorded.last().requests(), metrics.last().requests());
  }

  @Test
  void areNotAskedForWhereTheFirstPortHasThem() throws Exception {
    cache.answer("GET /metrics", Answer.text(200, page(1)), Answer.text(200, page(2)));
    setup.answer("GET /metrics", Answer.text(200, errors(9)));
    Evidence seen = ofTheCache(look(Map.of(9253, cache, 9353, setup)));
    MetricsSeen metrics = (MetricsSeen) seen.observation();
    assertEquals(0.0, metrics.last().setupErrors().get("iptables"));
    assertNotNull(seen.transcript());
    assertFalse(seen.transcript().command().contains("9353"));
  }

  /** Without the second port nothing is said of them, and the rest stands. */
  @Test
  void areLeftOutWhereNobodyShowsThem() throws Exception {
    cache.answer(
        "GET /metrics", Answer.text(200, without(page(1))), Answer.text(200, without(page(2))));
    MetricsSeen metrics = (MetricsSeen) ofTheCache(look(Map.of(9253, cache))).observation();
    assertEquals(Map.of(), metrics.last().setupErrors());
    assertTrue(metrics.last().requests() > 0);
  }

  /** A Corefile without the prometheus plugin leaves the second port alone. */
  @Test
  void theSecondPortStandsInForTheFirst() throws Exception {
    setup.answer("GET /metrics", Answer.text(200, page(1)), Answer.text(200, page(2)));
    Evidence seen = ofTheCache(look(Map.of(9353, setup)));
    assertNotNull(seen.transcript());
    assertTrue(seen.transcript().command().endsWith(":9353/proxy/metrics"));
    assertEquals("1.13.2", ((MetricsSeen) seen.observation()).last().version());
  }
}
