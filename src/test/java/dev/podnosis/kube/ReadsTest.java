package dev.podnosis.kube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Reading objects, lists, logs and through proxies, from recorded answers of a real server. */
class ReadsTest {
  private static final String POD = "/api/v1/namespaces/shop/pods/web";

  @TempDir Path folder;
  private final FakeApi api = FakeApi.plain();
  private Cluster cluster;

  @BeforeEach
  void connect() throws InterruptedException {
    cluster = Kubeconf.connect(api, folder, Kubeconf.within(Duration.ofSeconds(60)));
  }

  @AfterEach
  void close() {
    cluster.close();
    api.close();
  }

  private Reply<JsonNode> pod() throws InterruptedException {
    return cluster.get(Resource.PODS, "shop", "web");
  }

  private static <T> T value(Reply<T> reply) {
    assertInstanceOf(Reply.Ok.class, reply, reply::toString);
    return ((Reply.Ok<T>) reply).value();
  }

  @Test
  void stripsSecretsOnTheWayIn() throws InterruptedException {
    api.answer(
        "GET " + POD,
        Answer.json(
            200,
            """
            {"kind":"Pod","metadata":{"name":"web","managedFields":[{"manager":"x"}],
              "annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{S3CRET}","a":"b"}},
             "spec":{"containers":[{"name":"app","env":[{"name":"PASSWORD","value":"S3CRET"},
               {"name":"REF","valueFrom":{"secretKeyRef":{"name":"s","key":"k"}}}]}],
               "initContainers":[{"name":"i","env":[{"name":"P","value":"S3CRET"}]}],
               "ephemeralContainers":[{"name":"e","env":[{"name":"P","value":"S3CRET"}]}]}}\
            """));
    JsonNode pod = value(pod());
    assertFalse(pod.toString().contains("S3CRET"), pod.toString());
    assertFalse(pod.toString().contains("managedFields"), pod.toString());
    assertEquals("PASSWORD", pod.at("/spec/containers/0/env/0/name").asString());
    assertEquals("s", pod.at("/spec/containers/0/env/1/valueFrom/secretKeyRef/name").asString());
    assertEquals("b", pod.at("/metadata/annotations/a").asString());
    api.answer(
        "GET /api/v1/namespaces/shop/secrets",
        Answer.json(
            200,
            "{\"kind\":\"SecretList\",\"items\":[{\"data\":{\"a\":\"S3CRET\"},\"type\":\"t\"}]}"));
    Resource secrets = new Resource("", "v1", "secrets");
    JsonNode secret = value(cluster.list(secrets, Query.in("shop"))).items().get(0);
    assertEquals("{\"type\":\"t\"}", secret.toString());
  }

  @Test
  void tellsRefusedMissingAndFailedApart() throws InterruptedException {
    api.answer("GET /api/v1/namespaces/shop/pods", Answer.recorded("403-list-pods-nobody"));
    Reply.Refused<?> refused =
        assertInstanceOf(Reply.Refused.class, cluster.list(Resource.PODS, Query.in("shop")));
    assertEquals("list", refused.verb());
    assertEquals("pods", refused.resource());
    assertEquals("shop", refused.namespace());
    api.answer("GET " + POD, Answer.recorded("404-pod"));
    assertTrue(assertInstanceOf(Reply.Missing.class, pod()).served());
    String metrics = "GET /apis/metrics.k8s.io/v1beta1/nodes";
    api.answer(metrics, Answer.recorded("404-resource"));
    Reply<?> none = cluster.list(Resource.NODE_METRICS, Query.everywhere());
    assertFalse(assertInstanceOf(Reply.Missing.class, none).served());
    api.answer("GET " + POD, Answer.recorded("401-bad-token"));
    assertEquals(Trouble.UNAUTHORISED, assertInstanceOf(Reply.Failed.class, pod()).kind());
    api.answer("GET " + POD, Answer.text(200, "<html>"));
    assertEquals(Trouble.NOT_KUBERNETES, assertInstanceOf(Reply.Failed.class, pod()).kind());
  }

  @Test
  void anEmptyListIsAnAnswer() throws InterruptedException {
    api.answer(
        "GET /api/v1/namespaces/nosuch/pods", Answer.recorded("200-missing-namespace-empty-list"));
    ObjectPage page = value(cluster.list(Resource.PODS, Query.in("nosuch")));
    assertTrue(page.items().isEmpty());
    assertFalse(page.hasMore());
  }

  @Test
  void followsPagesAndAnExpiredPosition() throws InterruptedException {
    String rest = "{\"items\":[{\"metadata\":{\"name\":\"last\"}}],\"metadata\":{}}";
    api.answer(
        "GET /api/v1/pods",
        Answer.recorded("200-first-page"),
        Answer.recorded("410-continue-expired"),
        Answer.json(200, rest));
    ObjectPage page = value(cluster.list(Resource.PODS, Query.everywhere().pageSize(2)));
    assertEquals(3, page.items().size());
    assertFalse(page.consistent());
    List<FakeApi.Seen> seen = api.seen("GET /api/v1/pods");
    assertTrue(seen.get(1).uri().contains("continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MjY1MC"));
    assertTrue(seen.get(2).uri().contains("continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6LTEs"));
  }

  @Test
  void readsNoMoreThanAskedFor() throws InterruptedException {
    api.answer("GET /api/v1/pods", Answer.recorded("200-first-page"));
    ObjectPage page = value(cluster.list(Resource.PODS, Query.everywhere().atMost(1)));
    assertEquals(1, page.items().size());
    assertTrue(page.hasMore());
    assertTrue(api.seen("GET /api/v1/pods").get(0).uri().contains("limit=1"));
    api.answer("GET /api/v1/pods", Answer.recorded("400-bad-continue"));
    Reply<?> bad = cluster.page(Resource.PODS, Query.everywhere(), "garbage");
    assertEquals(Trouble.REJECTED, assertInstanceOf(Reply.Failed.class, bad).kind());
  }

  @ParameterizedTest
  @ValueSource(strings = {"web/log", "..", ".", "", "a%2Fb"})
  void asksForNoImpossibleName(String name) throws InterruptedException {
    int before = api.seen().size();
    assertInstanceOf(Reply.Missing.class, cluster.get(Resource.PODS, "shop", name));
    assertInstanceOf(Reply.Missing.class, cluster.get(Resource.PODS, "../x", "web"));
    assertEquals(before, api.seen().size());
  }

  @Test
  void encodesStrangeNames() throws InterruptedException {
    String name = "x; rm -rf $(id)?a=b#c";
    api.answer(
        "GET /api/v1/namespaces/shop/pods/" + Resource.encode(name), Answer.recorded("404-pod"));
    assertInstanceOf(Reply.Missing.class, cluster.get(Resource.PODS, "shop", name));
  }

  @Test
  void readsLogs() throws InterruptedException {
    api.answer("GET " + POD + "/log", Answer.text(200, "2026-11-23T06:00:00Z one\n"));
    LogRequest request =
        LogRequest.of("shop", "web", "app")
            .tail(7)
            .since(Instant.parse("2026-11-23T05:00:00Z"))
            .limit(1_000);
    assertEquals("2026-11-23T06:00:00Z one\n", value(cluster.logs(request)).text());
    String uri = api.seen("GET " + POD + "/log").get(0).uri();
    for (String part :
        List.of(
            "container=app",
            "tailLines=7",
            "sinceTime=2026-11-23T05%3A00%3A00Z",
            "limitBytes=1000",
            "timestamps=true")) {
      assertTrue(uri.contains(part), uri);
    }
    LogText cut = value(cluster.logs(request.limit(5)));
    assertEquals("2026-", cut.text());
    assertTrue(cut.truncated());
  }

  @Test
  void tellsALogFromAnErrorInItsPlace() throws InterruptedException {
    LogRequest previous = LogRequest.of("shop", "web", "app").ofPrevious();
    String text = "unable to retrieve container logs for containerd://0cbc";
    api.answer("GET " + POD + "/log", Answer.text(200, text));
    assertInstanceOf(Reply.Missing.class, cluster.logs(previous));
    String none =
        "{\"kind\":\"Status\",\"status\":\"Failure\",\"message\":\"previous terminated container"
            + " \\\"app\\\" in pod \\\"web\\\" not found\",\"reason\":\"BadRequest\",\"code\":400}";
    api.answer("GET " + POD + "/log", Answer.json(400, none));
    assertInstanceOf(Reply.Missing.class, cluster.logs(previous));
  }

  @Test
  void asksKubeletsThroughTheServer() throws InterruptedException {
    api.answer("GET /api/v1/nodes/node1/proxy/configz", Answer.recorded("200-configz"));
    assertEquals(
        "10.96.0.10",
        value(cluster.kubeletConfig("node1")).at("/kubeletconfig/clusterDNS/0").asString());
  }

  /** Of many megabytes only what was wanted is kept, once, however often it had to be asked for. */
  @Test
  void streamsWhatAKubeletCountsOfItsContainers() throws InterruptedException {
    String page = "GET /api/v1/nodes/node1/proxy/metrics/cadvisor";
    String wanted =
        "container_cpu_cfs_periods_total{container=\"coredns\",namespace=\"kube-system\",pod=\"coredns-1\"}"
            + " 158 1763900000000\n";
    String noise = "container_network_receive_bytes_total{interface=\"eth0\"} 1\n".repeat(100_000);
    api.answer(
        page,
        Answer.cutShort(wanted + noise),
        Answer.text(
            200, noise + wanted + "container_cpu_cfs_" + "x".repeat(100_000) + "\n" + noise));
    assertEquals(wanted, value(cluster.containerMetrics("node1", "container_cpu_cfs_")));
    assertEquals(2, api.seen(page).size());
    api.answer(
        page,
        Answer.json(
            403,
            "{\"kind\":\"Status\",\"code\":403,\"message\":\"nodes \\\"node1\\\" is forbidden\"}"));
    Reply.Refused<?> refused =
        assertInstanceOf(
            Reply.Refused.class, cluster.containerMetrics("node1", "container_cpu_cfs_"));
    assertEquals("get nodes/proxy", refused.verb() + " " + refused.resource());
    assertTrue(refused.message().contains("is forbidden"), refused.message());
    assertInstanceOf(Reply.Missing.class, cluster.containerMetrics("../x", "container_cpu_cfs_"));
  }

  @Test
  void oneConnectionServesManyCalls() throws InterruptedException {
    api.answer("GET " + POD, Answer.json(200, "{}"));
    for (int i = 0; i < 20; i++) {
      value(pod());
    }
    assertEquals(1, api.connections());
  }

  @Test
  void saysClosed() throws InterruptedException {
    cluster.close();
    assertEquals(Trouble.CLOSED, assertInstanceOf(Reply.Failed.class, pod()).kind());
  }

  @Test
  void survivesHugeAndDeepAnswers() throws InterruptedException {
    api.answer("GET " + POD, Answer.text(200, "[".repeat(100_000)));
    assertEquals(Trouble.NOT_KUBERNETES, assertInstanceOf(Reply.Failed.class, pod()).kind());
    api.answer("GET " + POD, Answer.text(200, "{\"a\":".repeat(5_000)));
    assertEquals(Trouble.NOT_KUBERNETES, assertInstanceOf(Reply.Failed.class, pod()).kind());
  }
}
