package dev.podnosis.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.NotObserved.Reason;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.ScalingSeen;
import dev.podnosis.evidence.WorkloadsSeen;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.DebugImages;
import dev.podnosis.kube.Leftovers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looks through a server that spoils some of them: one is missing, the rest goes on. */
class FaultsTest {
  /** How long one answer may take. */
  private static final Duration BOUND = Duration.ofSeconds(30);

  /** How long one answer may take that never comes. */
  private static final Duration NO_ANSWER = Duration.ofSeconds(1);

  private static final List<ProbeId> BASE =
      List.of(ProbeId.BUSINESS_POD, ProbeId.DNS_SERVICE, ProbeId.DNS_PODS, ProbeId.DNS_CONFIG);

  @TempDir static Path folder;

  private static Demo demo;
  private FaultyServer server;

  @BeforeAll
  static void start() throws IOException {
    demo = new Demo("healthy", folder);
  }

  @AfterAll
  static void end() {
    demo.close();
  }

  @BeforeEach
  void spoil() {
    server = new FaultyServer(demo.port());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** What passes by itself is tried again, and nothing is missing in the end. */
  @ParameterizedTest
  @CsvSource({
    "/api/v1/nodes$, BUSY",
    "/services$, BUSY",
    "/api/v1/nodes$, RESET",
    "/pods/checkout-[^/]*/exec$, DROP",
    "/pods/coredns-[^/]*/portforward$, DROP",
    "/pods/coredns-[^/]*/portforward$, BUSY",
    "/pods/checkout-[^/]*/exec$, BUSY"
  })
  void passes(String path, FaultyServer.Fault fault) throws IOException, InterruptedException {
    AtomicInteger met = server.spoil(path, fault, 1);
    try (LiveProbes probes = probes(Level.EXEC)) {
      CaseFile file =
          look(
              probes,
              Level.EXEC,
              ProbeId.NODES,
              ProbeId.RESOLV_CONF,
              ProbeId.CONTAINER,
              ProbeId.REPLICA_LOOKUPS);
      assertEquals(1, met.get());
      assertEquals(List.of(), limits(file));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/nodes$, RESET, NODES, DISCONNECTED",
    "/api/v1/nodes$, GARBAGE, NODES, UNREADABLE",
    "/api/v1/nodes$, HANG, NODES, TIMED_OUT",
    "/api/v1/nodes$, BUSY, NODES, TIMED_OUT",
    "/namespaces/shop/pods/[^/]*/exec$, DROP, RESOLV_CONF, DISCONNECTED",
    "/namespaces/shop/pods/[^/]*/exec$, NODE_GONE, RESOLV_CONF, ERROR",
    "/pods/coredns-[^/]*/portforward$, DROP, REPLICA_LOOKUPS, DISCONNECTED",
    "/pods/coredns-[^/]*/portforward$, NODE_GONE, REPLICA_LOOKUPS, ERROR",
    "/pods/coredns-[^/]*/log$, HANG, DNS_LOGS, TIMED_OUT"
  })
  void costsOnlyItsOwnLook(String path, FaultyServer.Fault fault, ProbeId probe, Reason reason)
      throws IOException, InterruptedException {
    server.spoil(path, fault, Integer.MAX_VALUE);
    boolean answered = fault != FaultyServer.Fault.HANG && fault != FaultyServer.Fault.BUSY;
    try (LiveProbes probes = probes(Level.EXEC);
        LiveProbes spoiled = probes(Level.EXEC, answered ? BOUND : NO_ANSWER)) {
      CaseFile file = look(probes, Level.EXEC);
      file = file.plus(spoiled.collect(probe, file));
      List<Evidence> looks = file.of(probe).toList();
      assertFalse(looks.isEmpty());
      for (Evidence look : looks) {
        assertTrue(
            look.observation() instanceof NotObserved n && n.reason() == reason, look.toString());
      }
      for (ProbeId other : BASE) {
        assertTrue(file.observed(other), other.id());
      }
    }
  }

  /** That nothing controls the DNS pods is only said where all controllers could be listed. */
  @Test
  void tellsNoControllersWhereTheyCouldNotBeListed() throws IOException, InterruptedException {
    server.spoil("/deployments$|/daemonsets$", FaultyServer.Fault.GARBAGE, Integer.MAX_VALUE);
    try (LiveProbes probes = probes(Level.READ)) {
      CaseFile file = look(probes, Level.READ, ProbeId.DNS_WORKLOAD);
      assertTrue(
          file.of(ProbeId.DNS_WORKLOAD).anyMatch(e -> e.observation() instanceof NotObserved));
      assertEquals(0, file.all(WorkloadsSeen.class).count());
    }
  }

  /** So too of what scales the pods. */
  @Test
  void tellsNoAutoscalerWhereTheyCouldNotBeListed() throws IOException, InterruptedException {
    AtomicInteger met =
        server.spoil("/horizontalpodautoscalers$", FaultyServer.Fault.GARBAGE, Integer.MAX_VALUE);
    try (LiveProbes probes = probes(Level.READ)) {
      CaseFile file = look(probes, Level.READ, ProbeId.DNS_WORKLOAD);
      assertTrue(met.get() > 0);
      assertTrue(
          file.of(ProbeId.DNS_WORKLOAD).anyMatch(e -> e.observation() instanceof NotObserved));
      assertEquals(0, file.all(ScalingSeen.class).count());
      assertTrue(file.all(WorkloadsSeen.class).count() > 0);
    }
  }

  /** Between two answers the server goes away for a while and comes back. */
  @Test
  void outlivesARestartOfTheServer() throws IOException, InterruptedException {
    try (LiveProbes probes = probes(Level.READ)) {
      CaseFile begun = demo.begun(Level.READ);
      assertFalse(probes.collect(ProbeId.NODES, begun).isEmpty());
      server.restart(300);
      for (ProbeId probe : List.of(ProbeId.DNS_SERVICE, ProbeId.NODES)) {
        assertTrue(
            probes.collect(probe, begun).stream()
                .noneMatch(look -> look.observation() instanceof NotObserved),
            probe.id());
      }
    }
  }

  /** The node answers no more once its pod runs: said once for each, and the pod is removed. */
  @Test
  void goesOnWhenANodeGoesAwayHalfWay() throws IOException, InterruptedException {
    server.spoil("/pods/podnosis-node-[^/]*/exec$", FaultyServer.Fault.NODE_GONE, 1 << 20);
    try (LiveProbes probes = probes(Level.NODE)) {
      CaseFile file = look(probes, Level.NODE, ProbeId.NODE_NETWORK, ProbeId.POD_NETWORK);
      assertTrue(
          file.of(ProbeId.NODE_NETWORK)
              .allMatch(
                  e ->
                      e.observation() instanceof NotObserved n
                          && n.reason() == Reason.ERROR
                          && n.detail().said().contains("no route to host")));
      // another way leads into the pods
      assertTrue(
          file.of(ProbeId.POD_NETWORK).anyMatch(e -> e.observation() instanceof LookupsSeen));
      probes.cleanUp(change -> {});
    }
    try (Cluster cluster = demo.connect()) {
      assertTrue(
          new Leftovers(cluster)
              .everything().found().stream()
                  .noneMatch(left -> left.name().startsWith("podnosis-node-")));
    }
  }

  /** What nobody answers is not waited for once the run is over. */
  @Test
  void endsWhileSomethingHangs() throws IOException, InterruptedException {
    server.spoil("/api/v1/nodes$|/log$|/exec$", FaultyServer.Fault.HANG, Integer.MAX_VALUE);
    try (LiveProbes probes = probes(Level.EXEC)) {
      CaseFile file = demo.walk(probes, demo.begun(Level.EXEC), Duration.ofSeconds(3));
      assertFalse(file.run().complete());
      NotObserved why =
          (NotObserved) file.of(ProbeId.NODES).findFirst().orElseThrow().observation();
      assertEquals(Reason.SKIPPED, why.reason());
      // the walk came back although these are held still
      assertTrue(server.hanging() > 0);
    }
  }

  /** What the basic probes and then these bring, one after the other. */
  private CaseFile look(LiveProbes probes, Level level, ProbeId... more)
      throws InterruptedException {
    List<ProbeId> all = new ArrayList<>(BASE);
    all.addAll(List.of(more));
    CaseFile file = demo.begun(level);
    for (ProbeId probe : all) {
      file = file.plus(probes.collect(probe, file));
    }
    return file;
  }

  private LiveProbes probes(Level level) throws IOException, InterruptedException {
    return probes(level, BOUND);
  }

  private LiveProbes probes(Level level, Duration bound) throws IOException, InterruptedException {
    Cluster through = demo.connect(server, bound);
    return demo.probes(through, level, DebugImages.of("nicolaka/netshoot"));
  }

  private static List<NotObserved> limits(CaseFile file) {
    return file.evidence().stream()
        .map(Evidence::observation)
        .filter(NotObserved.class::isInstance)
        .map(NotObserved.class::cast)
        .filter(missed -> missed.reason().limitsTheRun())
        .toList();
  }
}
