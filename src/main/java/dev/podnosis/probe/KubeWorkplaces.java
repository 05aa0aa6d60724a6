package dev.podnosis.probe;

import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.Source;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.DebugContainers;
import dev.podnosis.kube.Ledger;
import dev.podnosis.kube.NodePods;
import dev.podnosis.kube.Patience;
import dev.podnosis.kube.Resource;
import dev.podnosis.kube.StartOutcome;
import dev.podnosis.kube.StartProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes places to work at in a live cluster; everything made stands in the ledger. */
final class KubeWorkplaces implements Workplaces {
  private static final String ENTER = "nsenter";

  /** What the probes call in a place of ours. */
  private static final List<String> TOOLS = List.of("dig", "nc", "ping");

  private static final List<String> NODE_TOOLS = List.of("dig", "nc", "ping", ENTER);

  /** What forbids a pod in one namespace and may allow it in another. */
  private static final Set<StartOutcome.Why> NAMESPACE_RULES =
      Set.of(StartOutcome.Why.POD_SECURITY, StartOutcome.Why.ADMISSION, StartOutcome.Why.QUOTA);

  /** No image, or one that the user did not want to wait for. */
  private static final Set<NotObserved.Reason> HAS_NO_IMAGE =
      Set.of(NotObserved.Reason.IMAGE, NotObserved.Reason.SKIPPED);

  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Cluster cluster;
  private final Level level;
  private final Rights rights;
  private final DebugContainers containers;

  /** One for each namespace that they may be in, the usual one first. */
  private final List<NodePods> nodes;

  private final Waits waits;

  /** What a container of ours lacks: asked once. */
  private final Map<String, List<String>> lacking = new ConcurrentHashMap<>();

  /** The containers of which that was told. */
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  KubeWorkplaces(
      Cluster cluster, Ledger ledger, ProbeSettings settings, Rights rights, Waits waits) {
    this.cluster = cluster;
    this.level = settings.level();
    this.rights = rights;
    this.waits = waits;
    this.containers =
        new DebugContainers(cluster, ledger, settings.debugImages(), Patience.usual());
    this.nodes =
        NodePods.NAMESPACES.stream()
            .map(
                namespace ->
                    new NodePods(
                        cluster, ledger, namespace, settings.debugImages(), Patience.usual()))
            .toList();
  }

  @Override
  public Read<Workplace> inPod(ObjectRef pod, @Nullable String node) throws InterruptedException {
    List<NotObserved> aside = new ArrayList<>();
    if (level.allows(Level.NODE) && node != null) {
      switch (throughNode(pod, node)) {
        case Read.Got<Workplace> entered -> {
          return entered;
        }
        // On the same node the same images fail again or take as long, and a debug container would
        // stay behind.
        case Read.Not<Workplace> not when HAS_NO_IMAGE.contains(not.why().reason()) -> {
          return not;
        }
        case Read.Not<Workplace>(NotObserved why) -> aside.add(aside(pod, node, why));
      }
    }
    NotObserved missing = rights.toAddContainers(pod.namespace(), "pod " + pod);
    if (missing != null) {
      return new Read.Not<>(missing);
    }
    StartProgress progress = waits.on("pod " + pod);
    StartOutcome outcome = containers.start(pod.namespace(), pod.name(), "", false, progress);
    Vantage vantage = new Vantage(Source.DEBUG_CONTAINER, new Place.InPod(pod, node));
    return place(outcome, vantage, "pod " + pod).map(made -> made.with(aside));
  }

  /** That a pod's network could not be entered from its node, where another way was found. */
  private static NotObserved aside(ObjectRef pod, String node, NotObserved why) {
    return new NotObserved(
        NotObserved.Reason.UNSUPPORTED,
        "nsenter on node " + node + " into pod " + pod,
        new Detail.OtherWay(
            why.reason(), Objects.requireNonNullElse(why.neededRight(), ""), why.detail()));
  }

  @Override
  public Read<Workplace> onNode(String node) throws InterruptedException {
    return nodePod(node).map(made -> made);
  }

  private Read<ClusterWorkplace> nodePod(String node) throws InterruptedException {
    NotObserved missing = rights.toCreateNodePods("node " + node);
    if (missing != null) {
      return new Read.Not<>(missing);
    }
    return place(
        startOn(node), new Vantage(Source.NODE_POD, new Place.OnNode(node)), "node " + node);
  }

  /** In the first namespace whose rules let it; what each said where none does. */
  private StartOutcome startOn(String node) throws InterruptedException {
    StartProgress progress = waits.on("node " + node);
    StartOutcome outcome = nodes.getFirst().start(node, true, progress);
    for (int i = 1; i < nodes.size(); i++) {
      String namespace = NodePods.NAMESPACES.get(i);
      if (!(outcome instanceof StartOutcome.NotRunning before)
          || !NAMESPACE_RULES.contains(before.why())
          || !rights.allowNodePods(namespace)) {
        break;
      }
      StartOutcome next = nodes.get(i).start(node, true, progress);
      outcome =
          next instanceof StartOutcome.NotRunning not && NAMESPACE_RULES.contains(not.why())
              ? new StartOutcome.NotRunning(
                  before.why(), before.said() + "; " + namespace + ": " + not.said())
              : next;
    }
    return outcome;
  }

  private Read<Workplace> throughNode(ObjectRef pod, String node) throws InterruptedException {
    Read<ClusterWorkplace> onNode = nodePod(node);
    if (onNode instanceof Read.Not<ClusterWorkplace> not) {
      return new Read.Not<>(not.why());
    }
    ClusterWorkplace place = ((Read.Got<ClusterWorkplace>) onNode).value();
    if (lacking.getOrDefault(ClusterWorkplace.key(place.place()), List.of()).contains(ENTER)) {
      return new Read.Not<>(
          new NotObserved(
              NotObserved.Reason.NO_TOOL,
              "debug image " + place.place().image(),
              new Detail.Programs(List.of(ENTER))));
    }
    Read<JsonNode> object =
        KubeReads.read(cluster.get(Resource.PODS, pod.namespace(), pod.name()), "pod " + pod);
    return switch (object) {
      case Read.Not<JsonNode> not -> new Read.Not<>(not.why());
      case Read.Got<JsonNode> got ->
          EnteredPod.enter(place, pod, node, PodIdentity.read(got.value()));
    };
  }

  private Read<ClusterWorkplace> place(StartOutcome outcome, Vantage vantage, String subject)
      throws InterruptedException {
    return switch (outcome) {
      case StartOutcome.Running running ->
          new Read.Got<>(
              new ClusterWorkplace(
                  cluster, running.place(), vantage, List.of(), limits(running, vantage)));
      case StartOutcome.NotRunning not ->
          new Read.Not<>(FailedStarts.of(not, vantage.place(), subject));
    };
  }

  /** What the image lacks, and which better ones could not be had. */
  private List<NotObserved> limits(StartOutcome.Running running, Vantage vantage)
      throws InterruptedException {
    List<String> lacks = lacking(running, vantage);
    if (lacks.isEmpty() || !told.add(key(running))) {
      return List.of();
    }
    List<NotObserved> limits = new ArrayList<>();
    for (StartOutcome.NoImage without : running.withoutImages()) {
      limits.add(
          new NotObserved(
              NotObserved.Reason.IMAGE, "debug image " + without.image(), without.detail()));
    }
    limits.add(
        new NotObserved(
            NotObserved.Reason.NO_TOOL,
            "debug image " + running.place().image(),
            new Detail.Programs(lacks)));
    return limits;
  }

  private List<String> lacking(StartOutcome.Running running, Vantage vantage)
      throws InterruptedException {
    List<String> known = lacking.get(key(running));
    if (known != null) {
      return known;
    }
    List<String> wanted = vantage.source() == Source.NODE_POD ? NODE_TOOLS : TOOLS;
    ClusterWorkplace place =
        new ClusterWorkplace(cluster, running.place(), vantage, List.of(), List.of());
    Read<ClusterReads.Executed> read = place.run(ToolCheck.command(wanted), LIMIT);
    List<String> lacks =
        read.map(executed -> ToolCheck.lacking(executed.stdout(), wanted)).orElse(List.of());
    lacking.put(key(running), lacks);
    return lacks;
  }

  private static String key(StartOutcome.Running running) {
    return ClusterWorkplace.key(running.place());
  }
}
