package dev.podnosis.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.demo.DemoCluster;
import dev.podnosis.demo.DemoIncidents;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.ClusterAccess;
import dev.podnosis.kube.ConnectOptions;
import dev.podnosis.kube.ConnectOutcome;
import dev.podnosis.kube.Consent;
import dev.podnosis.kube.Kubeconfig;
import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.kube.ObjectPage;
import dev.podnosis.kube.Query;
import dev.podnosis.kube.Reply;
import dev.podnosis.kube.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A run that is ended in its middle, as a process of its own against a cluster over sockets. */
@EnabledOnOs(OS.LINUX)
class EndedRunTest {
  private static final String POD = "shop/checkout-pjzfczv7xn-jqfg7";

  /**
   * env(1), coreutils 8.31: a test may run where SIGINT is ignored, and that would be handed on.
   */
  private static final List<String> INTERRUPTIBLE = List.of("env", "--default-signal=INT");

  @TempDir static Path home;

  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();
  private static DemoCluster demo;
  private static Path kubeconfig;
  private static Program program;

  @BeforeAll
  static void cluster() throws IOException {
    demo = DemoCluster.start(DemoIncidents.byId("healthy").orElseThrow(), 0);
    kubeconfig = Files.writeString(home.resolve("demo.kubeconfig"), demo.kubeconfig());
    program = new Program(home);
  }

  @AfterAll
  static void end() {
    demo.close();
    THREADS.shutdownNow();
  }

  @Test
  void cleansUpWhenItIsTerminated() throws IOException, InterruptedException {
    try (Cluster cluster = connect()) {
      Program.Running run = diagnose(List.of());
      awaitNodePod(cluster);
      run.process().destroy();
      Program.Ended ended = run.ended();
      assertEquals(143, ended.status(), ended.err());
      assertEquals(List.of(), nodePods(cluster));
    }
  }

  @Test
  void cleansUpWhenItIsInterrupted() throws IOException, InterruptedException {
    try (Cluster cluster = connect()) {
      Program.Running run = diagnose(INTERRUPTIBLE);
      awaitNodePod(cluster);
      signal("-INT", run.process());
      Program.Ended ended = run.ended();
      assertEquals(130, ended.status(), ended.err());
      assertEquals(List.of(), nodePods(cluster));
    }
  }

  /** Nobody can clean up after SIGKILL: the pod ends by itself, and the next run finds it. */
  @Test
  void isCleanedUpAfterWhenItIsKilled() throws IOException, InterruptedException {
    try (Cluster cluster = connect()) {
      Program.Running run = diagnose(List.of());
      JsonNode pod = awaitNodePod(cluster);
      run.process().destroyForcibly();
      run.ended();
      assertFalse(nodePods(cluster).isEmpty(), "killed too late for this test");
      assertTrue(pod.path("spec").path("activeDeadlineSeconds").asInt(0) > 0);

      Program.Ended next =
          program.run(
              "diagnose",
              "--kubeconfig",
              kubeconfig.toString(),
              "--samples",
              "1",
              "--timeout",
              "8s",
              "--lang",
              "en");
      assertTrue(next.err().contains("An earlier run left"), next.err());
      assertTrue(next.err().contains("podnosis cleanup"), next.err());

      Program.Ended cleanup =
          program.run(
              "cleanup", "--kubeconfig", kubeconfig.toString(), "--format", "json", "--lang", "zh");
      assertEquals(0, cleanup.status(), cleanup.err());
      JsonNode found = cleanup.json().path("found");
      assertFalse(found.isEmpty());
      found.forEach(item -> assertTrue(item.path("removed").asBoolean(false), item.toString()));
      assertEquals(List.of(), nodePods(cluster));

      Program.Ended again =
          program.run("cleanup", "--kubeconfig", kubeconfig.toString(), "--lang", "en");
      assertTrue(again.out().startsWith("No earlier run left anything"), again.out());
    }
  }

  private Program.Running diagnose(List<String> by) throws IOException {
    return program.start(
        by,
        "diagnose",
        "--kubeconfig",
        kubeconfig.toString(),
        "--pod",
        POD,
        "--allow",
        "node",
        "--samples",
        "200",
        "--lang",
        "en");
  }

  private static void signal(String name, Process process)
      throws IOException, InterruptedException {
    assertEquals(
        0, new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor());
  }

  private JsonNode awaitNodePod(Cluster cluster) throws InterruptedException {
    Instant hangs = Instant.now().plus(Duration.ofMinutes(2));
    while (Instant.now().isBefore(hangs)) {
      List<JsonNode> pods = nodePods(cluster);
      if (!pods.isEmpty()) {
        return pods.getFirst();
      }
      Thread.sleep(20);
    }
    throw new AssertionError("no node pod was created");
  }

  private static List<JsonNode> nodePods(Cluster cluster) throws InterruptedException {
    Query ours = Query.in("").labels("app.kubernetes.io/managed-by=podnosis");
    Reply<ObjectPage> page = cluster.list(Resource.PODS, ours);
    return ((Reply.Ok<ObjectPage>) page).value().items();
  }

  private Cluster connect() throws InterruptedException {
    Kubeconfig read =
        assertInstanceOf(Kubeconfig.class, new Kubeconfigs(Map.of(), home).read(kubeconfig));
    ClusterAccess access = assertInstanceOf(ClusterAccess.class, read.choose(null));
    return assertInstanceOf(
            ConnectOutcome.Connected.class,
            Cluster.connect(access, Consent.none(), ConnectOptions.on(THREADS)))
        .cluster();
  }
}
