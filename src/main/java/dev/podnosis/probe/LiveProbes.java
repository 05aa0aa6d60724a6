package dev.podnosis.probe;

import dev.podnosis.diagnosis.ErrorSignatures;
import dev.podnosis.diagnosis.LiveSource;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ClusterChange;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.kube.Cluster;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** Answers a diagnosis from a live cluster. */
public final class LiveProbes implements LiveSource {
  private final Cluster cluster;
  private final Probes probes;

  /**
   * Probes on a cluster, which is closed with them.
   *
   * @param cluster the connection
   * @param settings how they work
   * @param signatures how clients' error messages look
   * @param clock the time
   */
  public LiveProbes(
      Cluster cluster, ProbeSettings settings, ErrorSignatures signatures, InstantSource clock) {
    this.cluster = cluster;
    this.probes = new Probes(new KubeReads(cluster, clock), signatures, clock);
  }

  @Override
  public List<Look> collect(ProbeId probe, CaseFile soFar) throws InterruptedException {
    return probes.collect(probe, soFar);
  }

  @Override
  public List<ClusterChange> changes() {
    return List.of();
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
  public void cleanUp(Consumer<ClusterChange> progress) {}

  @Override
  public void close() {
    cluster.close();
  }
}
