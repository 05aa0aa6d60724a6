package dev.podnosis.probe;

import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.DebugPlace;
import dev.podnosis.kube.ExecRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A container of ours.
 *
 * @param cluster the cluster
 * @param place the container
 * @param vantage whose network commands use
 * @param prefix what enters that network, before each command
 * @param limits what the container lacks, and why it is not a better one
 */
record ClusterWorkplace(
    Cluster cluster,
    DebugPlace place,
    Vantage vantage,
    List<String> prefix,
    List<NotObserved> limits)
    implements Workplace {
  ClusterWorkplace {
    prefix = List.copyOf(prefix);
    limits = List.copyOf(limits);
  }

  /** A container by its name. */
  static String key(DebugPlace place) {
    return place.namespace() + "/" + place.pod() + "/" + place.container();
  }

  /** The same container in another network. */
  ClusterWorkplace inside(Vantage other, List<String> enter) {
    return new ClusterWorkplace(cluster, place, other, enter, limits);
  }

  /** The same container with more to say of it. */
  ClusterWorkplace with(List<NotObserved> more) {
    List<NotObserved> all = new ArrayList<>(limits);
    all.addAll(more);
    return new ClusterWorkplace(cluster, place, vantage, prefix, all);
  }

  @Override
  public Read<ClusterReads.Executed> run(List<String> argv, Duration limit)
      throws InterruptedException {
    List<String> all = whole(argv);
    return KubeReads.executed(
        KubeReads.exec(
            cluster, ExecRequest.of(place.namespace(), place.pod(), place.container(), all, limit)),
        vantage.toString(),
        all,
        place.namespace());
  }

  @Override
  public String kubectl(List<String> argv) {
    String where = vantage.toString().toLowerCase(Locale.ROOT);
    ObjectRef pod = new ObjectRef(place.namespace(), place.pod());
    return Kubectl.exec(pod, place.container(), whole(argv)) + "  # " + where;
  }

  private List<String> whole(List<String> argv) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(argv);
    return all;
  }
}
