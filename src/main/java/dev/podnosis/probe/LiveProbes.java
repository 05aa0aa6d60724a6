package dev.podnosis.probe;

import dev.podnosis.diagnosis.ErrorSignatures;
import dev.podnosis.diagnosis.LiveSource;
import dev.podnosis.diagnosis.StartWatch;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ClusterChange;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.TriesSeen;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.Ledger;
import dev.podnosis.kube.Leftovers;
import dev.podnosis.kube.Removal;
import dev.podnosis.kube.SideBySide;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** Answers a diagnosis from a live cluster. */
public final class LiveProbes implements LiveSource {
  private final Cluster cluster;
  private final Ledger ledger;

  /** How many looks at things of one kind are under way at once. */
  private static final int AT_ONCE = 12;

  private final Waits waits = new Waits();
  private volatile Consumer<TriesSeen> tries = seen -> {};
  private final FutureTask<List<ClusterChange>> leftBehind;
  private final Probes probes;

  /**
   * Probes on a cluster, which is closed with them.
   *
   * @param cluster the connection
   * @param settings how they work
   * @param signatures how clients' error messages look
   * @param clock the time
   * @param executor where looks run side by side; one thread for each, as virtual threads do
   */
  public LiveProbes(
      Cluster cluster,
      ProbeSettings settings,
      ErrorSignatures signatures,
      InstantSource clock,
      Executor executor) {
    this.cluster = cluster;
    this.ledger = Ledger.open();
    Rights rights = new Rights(cluster);
    this.probes =
        new Probes(new KubeReads(cluster, rights, clock), signatures, clock)
            .reaching(
                new KubeForwards(cluster, clock),
                new KubeWorkplaces(cluster, ledger, settings, rights, waits),
                settings.samples())
            .telling(settings.samples(), seen -> tries.accept(seen))
            .asking(rights)
            .sideBySide(SideBySide.on(executor, AT_ONCE));
    this.leftBehind = new FutureTask<>(() -> leftBehind(cluster));
    executor.execute(leftBehind);
  }

  private static List<ClusterChange> leftBehind(Cluster cluster) throws InterruptedException {
    return new Leftovers(cluster)
        .atStart().found().stream()
            .map(
                pod ->
                    new ClusterChange(
                        "Pod",
                        new ObjectRef(pod.namespace(), pod.pod()),
                        pod.name(),
                        pod.created() == null ? Instant.EPOCH : pod.created(),
                        null,
                        pod.running() ? "running" : "ended"))
            .toList();
  }

  @Override
  public List<ClusterChange> leftBehind() {
    return leftBehind.state() == Future.State.SUCCESS ? leftBehind.resultNow() : List.of();
  }

  @Override
  public void watchStarts(StartWatch watch) {
    waits.watch(watch);
  }

  @Override
  public void watchTries(Consumer<TriesSeen> watch) {
    tries = watch;
  }

  @Override
  public List<Look> collect(ProbeId probe, CaseFile soFar) throws InterruptedException {
    return probes.collect(probe, soFar);
  }

  @Override
  public List<ClusterChange> changes() {
    return ledger.entries().stream().map(LiveProbes::change).toList();
  }

  @Override
  public long apiCalls() {
    return cluster.usage().calls();
  }

  @Override
  public long apiBytes() {
    return cluster.usage().bytes();
  }

  @Override
  public void cleanUp(Consumer<ClusterChange> progress) {
    try {
      new Removal(cluster, ledger).removeAll(e -> progress.accept(change(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ClusterChange change(Ledger.Entry entry) {
    return new ClusterChange(
        entry.kind() == Ledger.Kind.POD ? "Pod" : "EphemeralContainer",
        new ObjectRef(entry.namespace(), entry.pod()),
        entry.name(),
        entry.created(),
        entry.removed(),
        note(entry));
  }

  private static String note(Ledger.Entry entry) {
    String fate = entry.fate().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    return entry.detail().isEmpty() ? fate : fate + ": " + entry.detail();
  }

  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    leftBehind.cancel(true);
    cleanUp(c -> {});
    cluster.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
