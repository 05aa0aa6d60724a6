package dev.podnosis.kube;

import dev.podnosis.kube.Ledger.Fate;
import dev.podnosis.kube.Ledger.Kind;
import dev.podnosis.kube.StartOutcome.NotRunning;
import dev.podnosis.kube.StartOutcome.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Creates temporary pods on nodes; {@link Removal} takes them away. */
public final class NodePods {
  /** Where they are created: in the first, or where its rules forbid that, in the next. */
  public static final List<String> NAMESPACES = List.of("default", "kube-system");

  private static final String CONTAINER = "podnosis";

  private final Api api;
  private final Ledger ledger;
  private final String namespace;
  private final DebugImages images;
  private final ImageTrials trials;
  private final Patience patience;
  private final Places places;

  /** Creates them in this namespace through this connection and writes them into this ledger. */
  public NodePods(
      Cluster cluster, Ledger ledger, String namespace, DebugImages images, Patience patience) {
    this.api = cluster.api();
    this.ledger = ledger;
    this.namespace = namespace;
    this.images = images;
    this.trials = new ImageTrials(images);
    this.patience = patience;
    this.places = new Places(api);
  }

  /**
   * Gets a pod on a node: the one of this run that still runs, or a new one.
   *
   * @param node the node
   * @param entersNamespaces whether it enters other containers' namespaces, for which it must be
   *     privileged; else it gets raw sockets and the kernel log only
   * @param progress hears how it goes
   */
  public StartOutcome start(String node, boolean entersNamespaces, StartProgress progress)
      throws InterruptedException {
    return places.at(node, entersNamespaces, () -> startNew(node, entersNamespaces, progress));
  }

  private StartOutcome startNew(String node, boolean enters, StartProgress progress)
      throws InterruptedException {
    Reply<JsonNode> reply = new Reads(api).get(Resource.NODES, "", node);
    if (reply instanceof Reply.Missing<JsonNode>(_, String message)) {
      return new NotRunning(Why.NODE_GONE, message);
    }
    JsonNode known = reply instanceof Reply.Ok<JsonNode>(JsonNode n) ? n : Json.newObject();
    if (Json.text(known, "metadata", "labels", "kubernetes.io/os").equals("windows")) {
      return new NotRunning(Why.WINDOWS);
    }
    Deadline deadline = Deadline.after(patience.start());
    return trials.each(known, image -> create(node, image, enters, deadline, progress));
  }

  /** What does not come to run is taken away at once. */
  private StartOutcome create(
      String node, String image, boolean enters, Deadline deadline, StartProgress progress)
      throws InterruptedException {
    String name = Ledger.PREFIX + "node-" + ledger.run() + "-" + Ledger.random(5);
    Instant endsBy = Instant.now().plus(patience.lifetime());
    ledger.intend(Kind.POD, namespace, name, name);
    Reply<JsonNode> reply = new Writes(api).createPod(namespace, pod(name, node, image, enters));
    if (!(reply instanceof Reply.Ok)) {
      if (!Denial.isUncertain(reply)) {
        ledger.neverWas(Kind.POD, namespace, name, name);
      }
      return Denial.of(reply);
    }
    ledger.settle(Kind.POD, namespace, name, name, Fate.PRESENT, "");
    Optional<NotRunning> end =
        new ContainerWatch(api, namespace, name, CONTAINER, image).await(deadline, progress);
    if (end.isPresent()) {
      new Removal(api, ledger).remove(namespace, name);
      return end.get();
    }
    return new StartOutcome.Running(
        new DebugPlace(namespace, name, CONTAINER, image, !enters, endsBy), List.of());
  }

  private ObjectNode pod(String name, String node, String image, boolean enters) {
    ObjectNode pod = Json.newObject();
    pod.put("apiVersion", "v1").put("kind", "Pod");
    ObjectNode metadata = pod.putObject("metadata").put("name", name).put("namespace", namespace);
    metadata
        .putObject("labels")
        .put(Ledger.MANAGED_BY, Ledger.MANAGER)
        .put(Ledger.RUN, ledger.run());
    ObjectNode spec = pod.putObject("spec").put("nodeName", node);
    spec.put("hostNetwork", true).put("hostPID", true).put("restartPolicy", "Never");
    // the node's own resolv.conf: nothing may depend on the cluster's DNS
    spec.put("dnsPolicy", "Default").put("enableServiceLinks", false);
    spec.put("automountServiceAccountToken", false).put("terminationGracePeriodSeconds", 1);
    spec.put("activeDeadlineSeconds", patience.lifetime().plus(startAllowance()).toSeconds());
    spec.putArray("tolerations").addObject().put("operator", "Exists");
    if (!images.pullSecret().isEmpty()) {
      spec.putArray("imagePullSecrets").addObject().put("name", images.pullSecret());
    }
    ObjectNode container = ContainerSpec.waiting(CONTAINER, image, patience.lifetime());
    if (enters) {
      ContainerSpec.enterNamespaces(container);
    } else {
      ContainerSpec.seeTheNode(container);
    }
    spec.putArray("containers").add(container);
    return pod;
  }

  /** The pod's own deadline counts from its acceptance by the node, before the image is pulled. */
  private Duration startAllowance() {
    return patience.start();
  }
}
