package dev.podnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.demo.api.ApiServer;
import dev.podnosis.demo.api.Identity;
import dev.podnosis.demo.incident.Everyday;
import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.world.World;
import dev.podnosis.diagnosis.WalkListener;
import dev.podnosis.evidence.ClusterChange;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.session.Choices;
import dev.podnosis.session.Opening;
import dev.podnosis.session.Session;
import dev.podnosis.session.Workbench;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A debug image that is pulled slowly: said while it is waited for, and given up on demand. */
class SlowPullTest {
  private static final String POD = "shop/checkout-pjzfczv7xn-jqfg7";
  private static final String TOKEN = "t0ken";

  @TempDir Path home;
  private final World world = new World(Instant.now(), manifests -> {});
  private final Identity identity = Identity.forLoopback();
  private @Nullable ApiServer api;

  private Path serve(Duration pull) throws IOException {
    Everyday.logs(world);
    world.pullsTake(pull);
    ApiServer serving = new ApiServer(world, new Network(world), identity, TOKEN, 0);
    api = serving;
    return Files.writeString(
        home.resolve("config"),
        """
        apiVersion: v1
        kind: Config
        current-context: c
        contexts: [{name: c, context: {cluster: k, user: u}}]
        users: [{name: u, user: {token: %s}}]
        clusters:
        - name: k
          cluster: {server: 'https://127.0.0.1:%d', certificate-authority-data: %s}
        """
            .formatted(TOKEN, serving.port(), identity.certificateData()));
  }

  @AfterEach
  void close() {
    if (api != null) {
      api.close();
    }
  }

  @Test
  void saysWhatItWaitsForAndGoesOn() throws IOException {
    Path kubeconfig = serve(Duration.ofMillis(5_500));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Podnosis.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            "diagnose",
            "--kubeconfig",
            kubeconfig.toString(),
            "--pod",
            POD,
            "--allow",
            "debug-container",
            "--samples",
            "1",
            "--lang",
            "en",
            "--format",
            "json");
    String said = err.toString(StandardCharsets.UTF_8);
    assertTrue(status == 0 || status == 1, said);
    assertTrue(
        Pattern.compile(
                "Waiting for nicolaka/netshoot at pod "
                    + POD
                    + ": (PodInitializing|ContainerCreating), \\d+ s")
            .matcher(said)
            .find(),
        said);
    String result = out.toString(StandardCharsets.UTF_8);
    assertTrue(result.contains("debug-container"), "and what it waited for was used");
    assertFalse(result.contains("Waiting for"), "progress is no result");
  }

  /** Who does not want to wait for it need not, and no other way to the same image is tried. */
  @Test
  void isGivenUpWhenItIsSkipped() throws IOException, InterruptedException {
    Path kubeconfig = serve(Duration.ofMinutes(5));
    List<String> heard = new CopyOnWriteArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Session session = open(kubeconfig, threads)) {
      session.watchStarts(
          (where, image, state, waited) -> {
            heard.add(where.replaceAll(" .*", "") + " " + image + " " + state);
            return false;
          });
      session.runAll(WalkListener.none(), Duration.ofMinutes(2));
      assertTrue(heard.contains("node nicolaka/netshoot ContainerCreating"), heard.toString());
      for (ProbeId probe :
          List.of(ProbeId.NODE_NETWORK, ProbeId.POD_NETWORK, ProbeId.COREDNS_NETWORK)) {
        List<Evidence> looks = session.caseFile().of(probe).toList();
        assertFalse(looks.isEmpty(), probe.id());
        for (Evidence look : looks) {
          assertEquals(
              NotObserved.Reason.SKIPPED,
              assertInstanceOf(NotObserved.class, look.observation(), look.toString()).reason());
        }
      }
      session.cleanUp(change -> {});
      assertFalse(session.changes().isEmpty());
      for (ClusterChange change : session.changes()) {
        assertEquals("Pod", change.kind(), "a container would stay in a pod for nothing");
        assertTrue(change.removed() != null, change.toString());
      }
    }
  }

  private Session open(Path kubeconfig, ExecutorService threads) throws InterruptedException {
    Workbench workbench = new Workbench(Catalogue.load(), threads, Clock.systemUTC());
    Kubeconfigs none = new Kubeconfigs(Map.of(), home.resolve("home"));
    SessionStarter sessions =
        new SessionStarter(
            () -> workbench, new ClusterConnections(none, threads), new DemoClusters(none), "test");
    Choices choices =
        new Choices(
            new Choices.Source.Cluster(kubeconfig, ""),
            "",
            POD,
            "",
            Symptom.none(workbench.lastMinutes()),
            Level.NODE,
            "",
            "",
            Choices.Probing.defaults(),
            false);
    return assertInstanceOf(Opening.Opened.class, sessions.open(choices)).session();
  }
}
