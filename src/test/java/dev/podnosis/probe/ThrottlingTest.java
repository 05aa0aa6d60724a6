package dev.podnosis.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.ThrottlingSeen;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.DebugImages;
import dev.podnosis.report.MissingRights;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often the CPU limit holds CoreDNS back, as kubelets count it, over real sockets. */
class ThrottlingTest {
  /** A little longer than the demo's kubelets take to count anew. */
  private static final Duration BETWEEN = Duration.ofSeconds(11);

  @TempDir Path folder;

  /** The pods as they are known before the probe looks. */
  private static CaseFile known(Demo demo, LiveProbes probes) throws InterruptedException {
    CaseFile file = demo.begun(Level.READ);
    for (ProbeId probe : List.of(ProbeId.DNS_SERVICE, ProbeId.DNS_PODS)) {
      file = file.plus(probes.collect(probe, file));
    }
    return file;
  }

  private static List<Look> look(Cluster cluster, CaseFile file) throws InterruptedException {
    Scene scene =
        new Scene(
            ProbeId.DNS_USAGE,
            new KubeReads(cluster, new Rights(cluster), InstantSource.system()),
            file,
            InstantSource.system());
    new DnsUsageProbe(BETWEEN).look(scene);
    return scene.looks();
  }

  private static List<ThrottlingSeen.Held> held(List<Look> looks) {
    return looks.stream()
        .map(Look::observation)
        .filter(ThrottlingSeen.class::isInstance)
        .flatMap(o -> ((ThrottlingSeen) o).containers().stream())
        .toList();
  }

  @Test
  void readsTwiceWhatIsHeldBackNow() throws IOException, InterruptedException {
    try (Demo demo = new Demo("coredns-overloaded", folder);
        LiveProbes probes = demo.probes(Level.READ)) {
      List<ThrottlingSeen.Held> held = held(look(demo.connect(), known(demo, probes)));
      assertEquals(2, held.size());
      for (ThrottlingSeen.Held each : held) {
        assertEquals("coredns", each.container());
        ThrottlingSeen.Recent recent = each.recent();
        assertTrue(recent != null && recent.counts().periods() >= 100, each::toString);
        assertEquals(0.62, recent.counts().share(), 0.02);
        assertTrue(each.total().share() < 0.1, each::toString);
      }
    }
  }

  @Test
  void whatIsOverIsNotHeldAgainstIt() throws IOException, InterruptedException {
    try (Demo demo = new Demo("one-upstream-refuses", folder);
        LiveProbes probes = demo.probes(Level.READ)) {
      List<ThrottlingSeen.Held> held = held(look(demo.connect(), known(demo, probes)));
      assertEquals(2, held.size());
      for (ThrottlingSeen.Held each : held) {
        assertTrue(each.total().throttled() > 10_000, each::toString);
        ThrottlingSeen.Recent recent = each.recent();
        assertTrue(recent != null && recent.counts().throttled() == 0, each::toString);
      }
    }
  }

  /** Without a limit nobody is asked; the strong right is never even tried. */
  @Test
  void withoutALimitNoKubeletIsAsked() throws IOException, InterruptedException {
    try (Demo demo = new Demo("healthy", folder);
        FaultyServer server = new FaultyServer(demo.port());
        LiveProbes probes =
            demo.probes(
                demo.connect(server, Duration.ofMinutes(1)),
                Level.READ,
                DebugImages.of("nicolaka/netshoot"))) {
      CaseFile file = known(demo, probes);
      file = file.plus(probes.collect(ProbeId.DNS_USAGE, file));
      assertTrue(file.observed(ProbeId.DNS_USAGE));
      assertFalse(
          server.asked().stream().anyMatch(a -> a.contains("/proxy/")), server.asked()::toString);
    }
  }

  /**
   * Told as a right that is missing; neither does the run count as incomplete nor is it granted.
   */
  @Test
  void aRefusalLimitsNothing() throws IOException, InterruptedException {
    try (Demo demo = new Demo("coredns-overloaded", folder);
        FaultyServer server = new FaultyServer(demo.port());
        LiveProbes probes = demo.probes(Level.READ)) {
      CaseFile file = known(demo, probes);
      server.spoil("/proxy/metrics/cadvisor", FaultyServer.Fault.FORBIDDEN, 9);
      List<Look> looks = look(demo.connect(server, Duration.ofMinutes(1)), file);
      List<NotObserved> missed =
          looks.stream()
              .map(Look::observation)
              .filter(NotObserved.class::isInstance)
              .map(NotObserved.class::cast)
              .toList();
      assertEquals(2, missed.size(), looks::toString);
      NotObserved why = missed.getFirst();
      assertEquals(NotObserved.Reason.NO_OPTIONAL_RIGHT, why.reason());
      assertFalse(why.reason().limitsTheRun());
      assertEquals("get nodes/proxy", why.neededRight());
      MissingRights rights = MissingRights.of(file.plus(looks));
      assertTrue(rights.words().contains("get nodes/proxy"));
      String yaml = rights.manifest();
      assertTrue(yaml.contains("# Left out on purpose: get nodes/proxy."), yaml);
      assertFalse(yaml.contains("resources: [\"nodes/proxy\"]"), yaml);
    }
  }
}
