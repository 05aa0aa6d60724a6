package dev.podnosis.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ClusterChange;
import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.RightsSeen;
import dev.podnosis.evidence.Source;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.DebugImages;
import dev.podnosis.kube.Leftovers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Level node against the demo cluster, over real sockets. */
class NodeLevelTest {
  @TempDir Path folder;

  /** Every network is entered from a node pod, so nothing stays behind in any pod. */
  @Test
  void entersPodsFromTheirNodesAndLeavesNothing() throws IOException, InterruptedException {
    try (Demo demo = new Demo("healthy", folder);
        LiveProbes probes = demo.probes(Level.NODE)) {
      CaseFile file = demo.walk(probes, Level.NODE);
      assertTrue(file.run().complete());
      for (ProbeId probe : List.of(ProbeId.POD_NETWORK, ProbeId.COREDNS_NETWORK)) {
        List<Evidence> seen = file.of(probe).toList();
        assertFalse(seen.isEmpty());
        for (Evidence each : seen) {
          assertEquals(Source.NODE_POD, each.vantage().source(), each.toString());
          assertTrue(String.valueOf(each.transcript()).contains(" nsenter -t "), each.toString());
        }
      }
      assertEquals(
          List.of("Pod"), probes.changes().stream().map(c -> c.kind()).distinct().toList());
      probes.cleanUp(change -> {});
      for (ClusterChange change : probes.changes()) {
        assertTrue(change.removed() != null, change.toString());
      }
      try (Cluster cluster = demo.connect()) {
        assertEquals(List.of(), new Leftovers(cluster).everything().found());
      }
    }
  }

  /** Where no image can be had, nobody tries again, and no pod gets a container for nothing. */
  @Test
  void triesAnImageThatCannotBePulledOncePerNode() throws IOException, InterruptedException {
    try (Demo demo = new Demo("image-pull", folder);
        LiveProbes probes = demo.probes(Level.NODE)) {
      CaseFile file = demo.walk(probes, Level.NODE);
      for (ProbeId probe :
          List.of(ProbeId.POD_NETWORK, ProbeId.COREDNS_NETWORK, ProbeId.NODE_NETWORK)) {
        assertTrue(
            file.of(probe)
                .allMatch(
                    e ->
                        e.observation() instanceof NotObserved n
                            && n.reason() == NotObserved.Reason.IMAGE
                            && n.detail() instanceof Detail.Images(var images)
                            && images.getFirst().name().equals("nicolaka/netshoot")));
      }
      assertTrue(probes.changes().stream().allMatch(c -> c.kind().equals("Pod")));
      long nodes = file.of(ProbeId.NODE_NETWORK).count();
      assertTrue(probes.changes().size() <= nodes + 1, probes.changes().toString());
    }
  }

  /** A fall-back that can be pulled is used, and what it lacks is said. */
  @Test
  void usesAFallBackAndSaysWhatItLacks() throws IOException, InterruptedException {
    try (Demo demo = new Demo("healthy", folder);
        LiveProbes probes =
            demo.probes(Level.NODE, DebugImages.of("registry.example/no/such:1", "busybox"))) {
      CaseFile file = demo.walk(probes, Level.NODE);
      List<NotObserved> missed =
          file.evidence().stream()
              .map(Evidence::observation)
              .filter(NotObserved.class::isInstance)
              .map(NotObserved.class::cast)
              .toList();
      assertTrue(
          missed.stream()
              .anyMatch(
                  n ->
                      n.reason() == NotObserved.Reason.IMAGE
                          && n.subject().equals("debug image registry.example/no/such:1")));
      assertTrue(
          missed.stream()
              .anyMatch(
                  n ->
                      n.reason() == NotObserved.Reason.NO_TOOL
                          && n.subject().equals("debug image busybox")
                          && n.detail() instanceof Detail.Programs(var names)
                          && names.containsAll(List.of("dig", "nsenter"))));
      // without nsenter the pods' networks are reached by debug containers
      assertTrue(
          file.of(ProbeId.POD_NETWORK)
              .anyMatch(e -> e.vantage().source() == Source.DEBUG_CONTAINER));
    }
  }

  /** Where pod security keeps node pods out of the usual namespace, they go to the next. */
  @Test
  void goesToAnotherNamespaceWhereTheUsualOneForbidsIt() throws IOException, InterruptedException {
    try (Demo demo = new Demo("healthy", folder);
        FaultyServer server = new FaultyServer(demo.port())) {
      AtomicInteger refused =
          server.spoil("/namespaces/default/pods$", FaultyServer.Fault.POD_SECURITY, 1 << 20);
      try (LiveProbes probes = through(demo, server)) {
        CaseFile file = nodeNetwork(demo, probes);
        assertTrue(refused.get() > 0);
        assertTrue(
            file.of(ProbeId.NODE_NETWORK)
                .allMatch(
                    e ->
                        e.vantage().source() == Source.NODE_POD
                            && !(e.observation() instanceof NotObserved)),
            file.of(ProbeId.NODE_NETWORK).toList().toString());
        assertFalse(probes.changes().isEmpty());
        for (ClusterChange change : probes.changes()) {
          assertEquals("kube-system", change.object().namespace());
        }
        try (Cluster cluster = demo.connect()) {
          assertEquals(
              probes.changes().stream().map(ClusterChange::name).sorted().toList(),
              new Leftovers(cluster)
                  .atStart().found().stream().map(Leftovers.Leftover::name).sorted().toList());
          probes.cleanUp(change -> {});
          assertEquals(List.of(), new Leftovers(cluster).everything().found());
        }
        assertTrue(probes.changes().stream().allMatch(change -> change.removed() != null));
      }
    }
  }

  /** In the other namespace nothing is tried that the server has not said is allowed. */
  @Test
  void staysOutOfTheOtherNamespaceWithoutTheRightForIt() throws IOException, InterruptedException {
    try (Demo demo = new Demo("healthy", folder);
        FaultyServer server = new FaultyServer(demo.port())) {
      server.spoil("/namespaces/default/pods$", FaultyServer.Fault.POD_SECURITY, 1 << 20);
      server.spoil("/selfsubjectaccessreviews$", FaultyServer.Fault.GARBAGE, 1 << 20);
      try (LiveProbes probes = through(demo, server)) {
        CaseFile file = nodeNetwork(demo, probes);
        List<Evidence> looks = file.of(ProbeId.NODE_NETWORK).toList();
        assertFalse(looks.isEmpty());
        for (Evidence look : looks) {
          NotObserved why = (NotObserved) look.observation();
          assertEquals(NotObserved.Reason.ADMISSION, why.reason());
          assertTrue(why.detail().said().contains("violates PodSecurity"), why.toString());
        }
        assertEquals(List.of(), probes.changes());
        assertTrue(
            server.asked().stream()
                .noneMatch(request -> request.startsWith("POST /api/v1/namespaces/kube-system")));
      }
    }
  }

  private static LiveProbes through(Demo demo, FaultyServer server)
      throws IOException, InterruptedException {
    return demo.probes(
        demo.connect(server, Duration.ofSeconds(30)),
        Level.NODE,
        DebugImages.of("nicolaka/netshoot"));
  }

  private static CaseFile nodeNetwork(Demo demo, LiveProbes probes) throws InterruptedException {
    CaseFile file = demo.begun(Level.NODE);
    for (ProbeId probe :
        List.of(
            ProbeId.BUSINESS_POD,
            ProbeId.DNS_SERVICE,
            ProbeId.DNS_PODS,
            ProbeId.DNS_CONFIG,
            ProbeId.NODE_NETWORK)) {
      file = file.plus(probes.collect(probe, file));
    }
    return file;
  }

  /** What may not be done is not tried: nothing is created, and the missing rights are named. */
  @Test
  void asksForRightsFirst() throws IOException, InterruptedException {
    try (Demo demo = new Demo("no-rights", folder);
        LiveProbes probes = demo.probes(Level.NODE)) {
      CaseFile file = demo.walk(probes, Level.NODE);
      assertEquals(List.of(), probes.changes());
      RightsSeen rights = file.last(RightsSeen.class).orElseThrow().what();
      assertEquals("self", rights.subject());
      for (String needed : List.of("pods/exec", "pods/ephemeralcontainers", "pods/portforward")) {
        assertTrue(
            rights.rights().stream().anyMatch(r -> r.resource().equals(needed) && !r.allowed()),
            needed);
      }
      for (ProbeId probe : List.of(ProbeId.NODE_NETWORK, ProbeId.POD_NETWORK, ProbeId.CONTAINER)) {
        Evidence first = file.of(probe).findFirst().orElseThrow();
        NotObserved why = (NotObserved) first.observation();
        assertEquals(NotObserved.Reason.NO_RIGHT, why.reason());
        assertTrue(String.valueOf(why.neededRight()).contains("create pods"), why.toString());
      }
    }
  }
}
