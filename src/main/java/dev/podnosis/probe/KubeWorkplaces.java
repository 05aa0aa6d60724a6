package dev.podnosis.probe;

import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.Source;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.DebugContainers;
import dev.podnosis.kube.DebugImages;
import dev.podnosis.kube.DebugPlace;
import dev.podnosis.kube.ExecRequest;
import dev.podnosis.kube.Ledger;
import dev.podnosis.kube.NodePods;
import dev.podnosis.kube.Patience;
import dev.podnosis.kube.Reply;
import dev.podnosis.kube.Resource;
import dev.podnosis.kube.StartOutcome;
import dev.podnosis.kube.StartProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes places to work at in a live cluster; everything made stands in the ledger. */
final class KubeWorkplaces implements Workplaces {
  /** Where node pods are created. */
  private static final String NAMESPACE = "default";

  private final Cluster cluster;
  private final Level level;
  private final DebugContainers containers;
  private final NodePods nodes;

  KubeWorkplaces(Cluster cluster, Ledger ledger, ProbeSettings settings) {
    DebugImages images = new DebugImages(settings.debugImages(), "", "");
    this.cluster = cluster;
    this.level = settings.level();
    this.containers = new DebugContainers(cluster, ledger, images, Patience.usual());
    this.nodes = new NodePods(cluster, ledger, NAMESPACE, images, Patience.usual());
  }

  @Override
  public Read<Workplace> inPod(ObjectRef pod, @Nullable String node) throws InterruptedException {
    if (level.allows(Level.NODE) && node != null) {
      Read<Workplace> entered = throughNode(pod, node);
      if (entered instanceof Read.Got<Workplace>) {
        return entered;
      }
    }
    StartOutcome outcome =
        containers.start(pod.namespace(), pod.name(), "", false, StartProgress.silent());
    Place place = new Place.InPod(pod, node);
    return place(outcome, new Vantage(Source.DEBUG_CONTAINER, place), "pod " + pod, List.of());
  }

  @Override
  public Read<Workplace> onNode(String node) throws InterruptedException {
    StartOutcome outcome = nodes.start(node, true, StartProgress.silent());
    return place(
        outcome, new Vantage(Source.NODE_POD, new Place.OnNode(node)), "node " + node, List.of());
  }

  /** A pod's network namespace, entered from its node: nothing stays behind in the pod. */
  private Read<Workplace> throughNode(ObjectRef pod, String node) throws InterruptedException {
    Read<Workplace> onNode = onNode(node);
    if (!(onNode instanceof Read.Got<Workplace> got)) {
      return onNode;
    }
    Reply<JsonNode> object = cluster.get(Resource.PODS, pod.namespace(), pod.name());
    if (!(object instanceof Reply.Ok<JsonNode>(var json))) {
      return new Read.Not<>(new NotObserved(NotObserved.Reason.MISSING, "pod " + pod, ""));
    }
    PodFacts facts = PodReader.read(json);
    Integer pid = FindProcess.of(got.value(), facts.uid());
    if (pid == null) {
      return new Read.Not<>(new NotObserved(NotObserved.Reason.NOT_RUNNING, "pod " + pod, ""));
    }
    ClusterWorkplace base = (ClusterWorkplace) got.value();
    List<String> enter = List.of("nsenter", "-t", pid.toString(), "-n", "--");
    return new Read.Got<>(
        new ClusterWorkplace(
            cluster,
            base.place(),
            new Vantage(Source.NODE_POD, new Place.InPod(pod, node)),
            enter));
  }

  private Read<Workplace> place(
      StartOutcome outcome, Vantage vantage, String subject, List<String> prefix) {
    return switch (outcome) {
      case StartOutcome.Running(var place) ->
          new Read.Got<>(new ClusterWorkplace(cluster, place, vantage, prefix));
      case StartOutcome.NotRunning(var why, var detail) ->
          new Read.Not<>(
              new NotObserved(
                  reason(why),
                  subject,
                  detail,
                  why == StartOutcome.Why.NO_RIGHT
                      ? vantage.source() == Source.NODE_POD
                          ? "create pods in " + NAMESPACE
                          : "patch pods/ephemeralcontainers"
                      : null));
    };
  }

  private static NotObserved.Reason reason(StartOutcome.Why why) {
    return switch (why) {
      case NO_RIGHT -> NotObserved.Reason.NO_RIGHT;
      case POD_SECURITY, QUOTA, ADMISSION -> NotObserved.Reason.ADMISSION;
      case IMAGE -> NotObserved.Reason.IMAGE;
      case RUNTIME, ENDED, FAILED -> NotObserved.Reason.ERROR;
      case POD_GONE, NODE_GONE -> NotObserved.Reason.DISCONNECTED;
      case TIMED_OUT -> NotObserved.Reason.TIMED_OUT;
      case SKIPPED -> NotObserved.Reason.SKIPPED;
      case UNSUPPORTED -> NotObserved.Reason.UNSUPPORTED;
    };
  }

  /** A container of ours. */
  private record ClusterWorkplace(
      Cluster cluster, DebugPlace place, Vantage vantage, List<String> prefix)
      implements Workplace {
    @Override
    public Read<ClusterReads.Executed> run(List<String> argv, Duration limit)
        throws InterruptedException {
      List<String> all = new ArrayList<>(prefix);
      all.addAll(argv);
      return KubeReads.executed(
          cluster.exec(
              ExecRequest.of(place.namespace(), place.pod(), place.container(), all, limit)),
          vantage.toString(),
          all,
          place.namespace());
    }

    @Override
    public String kubectl(List<String> argv) {
      List<String> all = new ArrayList<>(prefix);
      all.addAll(argv);
      String where = vantage.toString().toLowerCase(Locale.ROOT);
      return Kubectl.exec(new ObjectRef(place.namespace(), place.pod()), place.container(), all)
          + "  # "
          + where;
    }
  }
}
