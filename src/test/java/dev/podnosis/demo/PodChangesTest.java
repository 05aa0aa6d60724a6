package dev.podnosis.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** What the levels above reading do: ephemeral containers, node pods, port-forward. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PodChangesTest {
  private static final String POD = "checkout-pjzfczv7xn-lmjht";

  private DemoCluster cluster;
  private KubernetesClient client;

  @BeforeAll
  void start() throws IOException {
    cluster = DemoCluster.start(DemoIncidents.byId("healthy").orElseThrow(), 0);
    client = Clients.of(cluster);
  }

  @AfterAll
  void stop() {
    client.close();
    cluster.close();
  }

  private Pod addDebugContainer(String name, String image) {
    return client
        .pods()
        .inNamespace("shop")
        .withName(POD)
        .ephemeralContainers()
        .edit(
            pod ->
                new PodBuilder(pod)
                    .editSpec()
                    .addNewEphemeralContainer()
                    .withName(name)
                    .withImage(image)
                    .withCommand("sleep", "300")
                    .withTargetContainerName("app")
                    .endEphemeralContainer()
                    .endSpec()
                    .build());
  }

  private static ContainerStatus ephemeral(Pod pod, String name) {
    return pod.getStatus().getEphemeralContainerStatuses().stream()
        .filter(s -> s.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anEphemeralContainerIsPulledStartedAndUsed() throws Exception {
    Pod added = addDebugContainer("podnosis-a", "nicolaka/netshoot");
    assertEquals(
        "PodInitializing", ephemeral(added, "podnosis-a").getState().getWaiting().getReason());
    client
        .pods()
        .inNamespace("shop")
        .withName(POD)
        .waitUntilCondition(
            p -> ephemeral(p, "podnosis-a").getState().getRunning() != null, 20, TimeUnit.SECONDS);
    Clients.Ran ran =
        Clients.exec(
            client, "shop", POD, "podnosis-a", "dig", "+short", "payments.shop.svc.cluster.local");
    assertEquals("10.96.203.9\n", ran.out());
  }

  @Test
  void anImageThatNobodyHasSaysSo() throws Exception {
    addDebugContainer("podnosis-b", "registry.invalid/nothing:1");
    Pod pod =
        client
            .pods()
            .inNamespace("shop")
            .withName(POD)
            .waitUntilCondition(
                p ->
                    ephemeral(p, "podnosis-b").getState().getWaiting() != null
                        && "ImagePullBackOff"
                            .equals(ephemeral(p, "podnosis-b").getState().getWaiting().getReason()),
                20,
                TimeUnit.SECONDS);
    assertTrue(
        Objects.requireNonNull(pod).getStatus().getContainerStatuses().getFirst().getReady());
  }

  @Test
  void aNodePodIsStartedOnItsNodeAndDeleted() throws Exception {
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withGenerateName("podnosis-node-")
            .withNamespace("default")
            .addToLabels("app.kubernetes.io/managed-by", "podnosis")
            .endMetadata()
            .withNewSpec()
            .withNodeName("worker-3")
            .withHostNetwork(true)
            .withRestartPolicy("Never")
            .withActiveDeadlineSeconds(120L)
            .addNewContainer()
            .withName("node")
            .withImage("nicolaka/netshoot")
            .withCommand("sleep", "120")
            .endContainer()
            .endSpec()
            .build();
    Pod created = client.pods().inNamespace("default").resource(pod).create();
    String name = created.getMetadata().getName();
    assertEquals("Pending", created.getStatus().getPhase());
    Pod ready =
        client.pods().inNamespace("default").withName(name).waitUntilReady(20, TimeUnit.SECONDS);
    assertEquals("10.20.0.13", ready.getStatus().getPodIP());
    Clients.Ran ran = Clients.exec(client, "default", name, "node", "cat", "/etc/resolv.conf");
    assertEquals("nameserver 10.20.0.2\nnameserver 10.20.0.3\n", ran.out());
    assertEquals(
        1,
        client
            .pods()
            .inAnyNamespace()
            .withLabel("app.kubernetes.io/managed-by", "podnosis")
            .list()
            .getItems()
            .size());
    client.pods().inNamespace("default").withName(name).withGracePeriod(0).delete();
    client
        .pods()
        .inNamespace("default")
        .withName(name)
        .waitUntilCondition(Objects::isNull, 20, TimeUnit.SECONDS);
    assertNull(client.pods().inNamespace("default").withName(name).get());
  }

  @Test
  void otherPodsAreNotDeleted() {
    KubernetesClientException e =
        assertThrows(
            KubernetesClientException.class,
            () -> client.pods().inNamespace("shop").withName(POD).delete());
    assertEquals(403, e.getCode());
  }

  @Test
  void dnsAndMetricsAnswerThroughAForward() throws Exception {
    String replica =
        client
            .pods()
            .inNamespace("kube-system")
            .withLabel("k8s-app", "kube-dns")
            .list()
            .getItems()
            .getFirst()
            .getMetadata()
            .getName();
    try (LocalPortForward forward =
        client.pods().inNamespace("kube-system").withName(replica).portForward(53)) {
      SimpleResolver resolver = new SimpleResolver("127.0.0.1");
      resolver.setPort(forward.getLocalPort());
      resolver.setTCP(true);
      resolver.setTimeout(Duration.ofSeconds(20));
      Message reply =
          resolver.send(
              Message.newQuery(
                  Record.newRecord(
                      Name.fromString("orders-db.shop.svc.cluster.local."), Type.A, DClass.IN)));
      assertEquals(2, reply.getSection(Section.ANSWER).size());
    }
    try (LocalPortForward forward =
            client.pods().inNamespace("kube-system").withName(replica).portForward(9153);
        HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> metrics =
          http.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + forward.getLocalPort() + "/metrics"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertTrue(
          metrics
              .body()
              .contains(
                  "coredns_build_info{goversion=\"go1.23.3\",revision=\"51e11f166\",version=\"1.12.0\"} 1"));
    }
    String ready =
        client.raw("/api/v1/namespaces/kube-system/pods/" + replica + ":8181/proxy/ready");
    assertEquals("OK", ready);
  }

  @Test
  void theKubeletShowsItsConfiguration() {
    assertTrue(
        client
            .raw("/api/v1/nodes/worker-1/proxy/configz")
            .contains("\"clusterDNS\":[\"10.96.0.10\"]"));
  }
}
