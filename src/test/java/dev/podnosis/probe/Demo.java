package dev.podnosis.probe;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.demo.DemoCluster;
import dev.podnosis.demo.DemoIncident;
import dev.podnosis.demo.DemoIncidents;
import dev.podnosis.diagnosis.Walk;
import dev.podnosis.diagnosis.WalkListener;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Run;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.Target;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.ClusterAccess;
import dev.podnosis.kube.ConnectOptions;
import dev.podnosis.kube.ConnectOutcome;
import dev.podnosis.kube.Consent;
import dev.podnosis.kube.DebugImages;
import dev.podnosis.kube.Kubeconfig;
import dev.podnosis.kube.Kubeconfigs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A demo cluster over real sockets, with connections to it. */
final class Demo implements AutoCloseable {
  static final Catalogue CATALOGUE = Catalogue.load();

  /** A machine that runs many tests at once may be slow; only what hangs fails. */
  private static final Duration HANGS = Duration.ofMinutes(1);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final DemoIncident incident;
  private final DemoCluster cluster;
  private final Path folder;

  Demo(String incident, Path folder) throws IOException {
    this.incident = DemoIncidents.byId(incident).orElseThrow();
    this.cluster = DemoCluster.start(this.incident, 0);
    this.folder = folder;
  }

  ExecutorService threads() {
    return threads;
  }

  /** The port it serves on. */
  int port() {
    return URI.create(cluster.server()).getPort();
  }

  Cluster connect() throws IOException, InterruptedException {
    return connect(cluster.kubeconfig(), HANGS);
  }

  /** A connection through another server, which speaks plain HTTP, with a bound on each answer. */
  Cluster connect(FaultyServer through, Duration bound) throws IOException, InterruptedException {
    String server = "server: http://127.0.0.1:" + through.port();
    return connect(
        cluster
            .kubeconfig()
            .replaceAll("server: https://\\S+", server)
            .replaceAll("certificate-authority-data: \\S+", ""),
        bound);
  }

  private Cluster connect(String text, Duration bound) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("kubeconfig"), text);
    Kubeconfig kubeconfig =
        assertInstanceOf(Kubeconfig.class, new Kubeconfigs(Map.of(), folder).read(file));
    ClusterAccess access = assertInstanceOf(ClusterAccess.class, kubeconfig.choose(null));
    ConnectOutcome outcome =
        Cluster.connect(
            access, Consent.to(Consent.Point.values()), new ConnectOptions(bound, bound, threads));
    return assertInstanceOf(ConnectOutcome.Connected.class, outcome).cluster();
  }

  LiveProbes probes(Level level, DebugImages images) throws IOException, InterruptedException {
    return probes(connect(), level, images);
  }

  LiveProbes probes(Cluster connection, Level level, DebugImages images) {
    return new LiveProbes(
        connection,
        new ProbeSettings(level, images, 2),
        CATALOGUE.signatures(),
        Clock.systemUTC(),
        threads);
  }

  LiveProbes probes(Level level) throws IOException, InterruptedException {
    return probes(level, DebugImages.of("nicolaka/netshoot"));
  }

  /** The case as the incident's user tells it. */
  CaseFile begun(Level level) {
    Instant now = Instant.now();
    Symptom symptom =
        new Symptom(
            incident.domains(),
            incident.error(),
            null,
            null,
            null,
            new Symptom.Window(now.minus(incident.began()), now, true));
    ObjectRef pod = ObjectRef.parse(incident.pod(), "shop");
    return new CaseFile(
        new Target("demo", cluster.server(), pod, incident.container()),
        symptom,
        Run.starting("test", now, level, ""),
        List.of());
  }

  /** The whole procedure. */
  CaseFile walk(LiveProbes probes, Level level) {
    return walk(probes, begun(level));
  }

  /** The whole procedure for a case. */
  CaseFile walk(LiveProbes probes, CaseFile begun) {
    return walk(probes, begun, Duration.ofMinutes(3));
  }

  /** The whole procedure for a case, as far as it gets in time. */
  CaseFile walk(LiveProbes probes, CaseFile begun, Duration limit) {
    return new Walk(CATALOGUE.flowchart(), probes, threads, Clock.systemUTC(), WalkListener.none())
        .all(begun, limit);
  }

  @Override
  public void close() {
    cluster.close();
    threads.shutdownNow();
  }
}
