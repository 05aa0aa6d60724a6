package dev.podnosis.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The client that the program uses, over a real socket. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FabricClientTest {
  private static final String POD = "checkout-pjzfczv7xn-jqfg7";

  private DemoCluster cluster;
  private KubernetesClient client;

  @BeforeAll
  void start() throws IOException {
    cluster = DemoCluster.start(DemoIncidents.byId("upstream-timeout").orElseThrow(), 0);
    client = Clients.of(cluster);
  }

  @AfterAll
  void stop() {
    client.close();
    cluster.close();
  }

  private Clients.Ran exec(String pod, String... command) throws Exception {
    return Clients.exec(client, "shop", pod, "app", command);
  }

  @Test
  void readsObjects() {
    Pod pod = client.pods().inNamespace("shop").withName(POD).get();
    assertEquals("worker-1", pod.getSpec().getNodeName());
    assertTrue(pod.getStatus().getContainerStatuses().getFirst().getReady());
    assertEquals(
        2,
        client
            .discovery()
            .v1()
            .endpointSlices()
            .inNamespace("kube-system")
            .withLabel("kubernetes.io/service-name", "kube-dns")
            .list()
            .getItems()
            .getFirst()
            .getEndpoints()
            .size());
    assertEquals("33", client.getKubernetesVersion().getMinor());
    assertEquals(0, client.pods().inNamespace("nosuch").list().getItems().size());
  }

  @Test
  void pagesThroughAList() {
    Set<String> names = new HashSet<>();
    String next = null;
    int pages = 0;
    do {
      PodList page =
          client
              .pods()
              .inAnyNamespace()
              .list(new ListOptionsBuilder().withLimit(3L).withContinue(next).build());
      assertTrue(page.getItems().size() <= 3);
      page.getItems().forEach(p -> assertTrue(names.add(p.getMetadata().getName())));
      next = page.getMetadata().getContinue();
      pages++;
    } while (next != null && !next.isEmpty());
    assertEquals(client.pods().inAnyNamespace().list().getItems().size(), names.size());
    assertTrue(pages > 3);
  }

  @Test
  void refusesWithoutTheToken() {
    Config config =
        Clients.config(cluster).withOauthToken("wrong").withAutoOAuthToken("wrong").build();
    try (KubernetesClient stranger = new KubernetesClientBuilder().withConfig(config).build()) {
      KubernetesClientException e =
          assertThrows(
              KubernetesClientException.class, () -> stranger.pods().inAnyNamespace().list());
      assertEquals(401, e.getCode());
    }
  }

  @Test
  void runsCommands() throws Exception {
    Clients.Ran ran = exec(POD, "getent", "ahosts", "payments");
    assertEquals(0, ran.code());
    assertTrue(
        ran.out().startsWith("10.96.203.9     STREAM payments.shop.svc.cluster.local\n"),
        ran.out());
    Clients.Ran failed = exec(POD, "ls", "/nosuch");
    assertEquals(2, failed.code());
    assertFalse(failed.err().isEmpty());
  }

  @Test
  void upstreamsThatAreSilentEndInServfailAndInTheLogOfTheReplicaAsked() throws Exception {
    Clients.Ran ran = exec(POD, "dig", "+tries=1", "+time=6", "x1.api.partner.example");
    assertEquals(0, ran.code());
    assertTrue(ran.out().contains("status: SERVFAIL"), ran.out());
    long lines =
        client
            .pods()
            .inNamespace("kube-system")
            .withLabel("k8s-app", "kube-dns")
            .list()
            .getItems()
            .stream()
            .map(p -> client.pods().resource(p).sinceSeconds(60).getLog())
            .flatMap(String::lines)
            .filter(
                l ->
                    l.matches(
                        "\\[ERROR\\] plugin/errors: 2 x1\\.api\\.partner\\.example\\. A: read udp [0-9.]+:\\d+->10\\.20\\.0\\.[23]:53: i/o timeout"))
            .count();
    assertEquals(1, lines);
  }

  @Test
  void logsGoOnWhileTheIncidentLasts() {
    Pod replica =
        client
            .pods()
            .inNamespace("kube-system")
            .withLabel("k8s-app", "kube-dns")
            .list()
            .getItems()
            .getFirst();
    String recent = client.pods().resource(replica).sinceSeconds(30).getLog();
    assertTrue(recent.lines().count() >= 4, recent);
    String all = client.pods().resource(replica).usingTimestamps().getLog();
    assertTrue(all.contains(".:53"), "the start of the container is still there");
    assertNotNull(all);
  }

  @Test
  void twoClustersRunSideBySide() throws IOException {
    try (DemoCluster other = DemoCluster.start(DemoIncidents.byId("healthy").orElseThrow(), 0);
        KubernetesClient second = Clients.of(other)) {
      assertFalse(other.server().equals(cluster.server()));
      assertEquals(
          client.pods().inAnyNamespace().list().getItems().size(),
          second.pods().inAnyNamespace().list().getItems().size());
    }
  }
}
