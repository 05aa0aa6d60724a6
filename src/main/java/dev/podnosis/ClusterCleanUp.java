package dev.podnosis;

import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.Ledger;
import dev.podnosis.kube.Leftovers;
import dev.podnosis.session.Agreement;
import dev.podnosis.session.Choices;
import dev.podnosis.session.CleanUp;
import java.util.Set;

/** Cleans up through a connection to a cluster. */
record ClusterCleanUp(Cluster cluster, Leftovers leftovers) implements CleanUp {
  /** Connects for it. */
  static CleanUp.Opener by(ClusterConnections connections) {
    return (source, namespace, agreed) -> open(connections, source, namespace, agreed);
  }

  private static CleanUp.Opened open(
      ClusterConnections connections,
      Choices.Source.Cluster source,
      String namespace,
      Set<Agreement.Point> agreed)
      throws InterruptedException {
    return switch (connections.to(source, agreed)) {
      case ClusterConnections.Connection.None(var why) -> new CleanUp.Opened.NotOpened(why);
      case ClusterConnections.Connection.Ready(var cluster) ->
          new CleanUp.Opened.Ready(new ClusterCleanUp(cluster, new Leftovers(cluster, namespace)));
    };
  }

  @Override
  public String server() {
    return cluster.context().server();
  }

  @Override
  public Search search() throws InterruptedException {
    Leftovers.Search search = leftovers.everything();
    return new Search(
        search.found().stream().map(ClusterCleanUp::leftover).toList(), search.unseen());
  }

  private static Leftover leftover(Leftovers.Leftover found) {
    return new Leftover(
        new ObjectRef(found.namespace(), found.pod()),
        found.kind() == Ledger.Kind.POD ? "" : found.name(),
        found.run(),
        found.uid(),
        found.created(),
        found.endsBy(),
        found.running());
  }

  @Override
  public String remove(Leftover leftover) throws InterruptedException {
    return leftovers.remove(
        new Leftovers.Leftover(
            leftover.removable() ? Ledger.Kind.POD : Ledger.Kind.EPHEMERAL_CONTAINER,
            leftover.pod().namespace(),
            leftover.pod().name(),
            leftover.removable() ? leftover.pod().name() : leftover.container(),
            leftover.run(),
            leftover.uid(),
            leftover.created(),
            leftover.endsBy(),
            leftover.running()));
  }

  @Override
  public void close() {
    cluster.close();
  }
}
