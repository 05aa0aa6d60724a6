package dev.podnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Catalogue;
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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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

  @TempDir Path home;
  private @Nullable ServedWorld served;

  private Path serve(Duration pull) throws IOException {
    ServedWorld cluster = new ServedWorld();
    served = cluster;
    cluster.world().pullsTake(pull);
    return cluster.kubeconfig(home.resolve("config"), "c");
  }

  @AfterEach
  void close() {
    if (served != null) {
      served.close();
    }
  }

  @Test
  void saysWhatItWaitsForAndGoesOn() throws IOException {
    Path kubeconfig = serve(Duration.ofMillis(5_500));
    Ended ended =
        Ended.run(
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
    String said = ended.err();
    assertTrue(ended.status() == 0 || ended.status() == 1, said);
    assertTrue(
        Pattern.compile(
                "Waiting for nicolaka/netshoot at pod "
                    + POD
                    + ": (PodInitializing|ContainerCreating), \\d+ s")
            .matcher(said)
            .find(),
        said);
    String result = ended.out();
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
