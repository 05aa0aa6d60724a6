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

/**
 * Adds ephemeral containers to pods. One cannot be removed again, so each is reused while it runs,
 * ends by itself, and is tried with images that the node already has first.
 */
public final class DebugContainers {
  private final Api api;
  private final Ledger ledger;
  private final ImageTrials trials;
  private final Patience patience;
  private final Places places;

  /** Adds them through this connection and writes them into this ledger. */
  public DebugContainers(Cluster cluster, Ledger ledger, DebugImages images, Patience patience) {
    this.api = cluster.api();
    this.ledger = ledger;
    this.trials = new ImageTrials(images);
    this.patience = patience;
    this.places = new Places(api);
  }

  /**
   * Gets a debug container in a pod: the one of this run that still runs, or a new one.
   *
   * @param namespace the pod's namespace
   * @param pod the pod
   * @param target the container whose processes it should see; empty for none
   * @param rawSockets whether it is for captures and pings; else it asks for no rights at all
   * @param progress hears how it goes
   */
  public StartOutcome start(
      String namespace, String pod, String target, boolean rawSockets, StartProgress progress)
      throws InterruptedException {
    return places.at(
        namespace + "/" + pod,
        rawSockets,
        () -> startNew(new Wanted(namespace, pod, target, rawSockets), progress));
  }

  private record Wanted(String namespace, String pod, String target, boolean rawSockets) {}

  private StartOutcome startNew(Wanted wanted, StartProgress progress) throws InterruptedException {
    Reads reads = new Reads(api);
    Reply<JsonNode> reply = reads.get(Resource.PODS, wanted.namespace(), wanted.pod());
    if (!(reply instanceof Reply.Ok<JsonNode>(JsonNode found))) {
      return Denial.of(reply);
    }
    String phase = Json.text(found, "status", "phase");
    if (phase.equals("Succeeded") || phase.equals("Failed")) {
      return new NotRunning(Why.POD_GONE, phase);
    }
    if (Json.text(found, "spec", "nodeName").isEmpty()) {
      return new NotRunning(Why.POD_WITHOUT_NODE);
    }
    Reply<JsonNode> node = reads.get(Resource.NODES, "", Json.text(found, "spec", "nodeName"));
    JsonNode known = node instanceof Reply.Ok<JsonNode>(JsonNode n) ? n : Json.newObject();
    if (isWindows(found, known)) {
      return new NotRunning(Why.WINDOWS);
    }
    boolean targetRuns = isRunning(found, wanted.target());
    Deadline deadline = Deadline.after(patience.start());
    return trials.each(known, image -> tryOne(wanted, targetRuns, image, deadline, progress));
  }

  /** A container of a Linux image would wait there for ever. */
  private static boolean isWindows(JsonNode pod, JsonNode node) {
    return Json.text(pod, "spec", "os", "name").equals("windows")
        || Json.text(pod, "spec", "nodeSelector", "kubernetes.io/os").equals("windows")
        || Json.text(node, "metadata", "labels", "kubernetes.io/os").equals("windows");
  }

  private StartOutcome tryOne(
      Wanted wanted, boolean targetRuns, String image, Deadline deadline, StartProgress progress)
      throws InterruptedException {
    boolean restricted = !wanted.rawSockets();
    StartOutcome outcome = add(wanted, targetRuns, image, restricted, deadline, progress);
    boolean denied =
        outcome instanceof NotRunning(Why why, _)
            && (why == Why.POD_SECURITY || why == Why.ADMISSION);
    return denied && !restricted
        ? add(wanted, targetRuns, image, true, deadline, progress)
        : outcome;
  }

  private StartOutcome add(
      Wanted wanted,
      boolean targetRuns,
      String image,
      boolean restricted,
      Deadline deadline,
      StartProgress progress)
      throws InterruptedException {
    String name = Ledger.PREFIX + Ledger.random(9);
    ObjectNode container = ContainerSpec.waiting(name, image, patience.lifetime());
    if (restricted) {
      ContainerSpec.restrict(container);
    } else {
      ContainerSpec.asRoot(container);
    }
    if (targetRuns) {
      container.put("targetContainerName", wanted.target());
    }
    Instant endsBy = Instant.now().plus(patience.lifetime());
    Optional<NotRunning> refused = send(wanted, name, container);
    if (refused.isPresent()) {
      return refused.get();
    }
    Optional<NotRunning> end =
        new ContainerWatch(api, wanted.namespace(), wanted.pod(), name, image)
            .await(deadline, progress);
    if (end.isPresent()) {
      return end.get();
    }
    return new StartOutcome.Running(
        new DebugPlace(wanted.namespace(), wanted.pod(), name, image, restricted, endsBy),
        List.of());
  }

  private Optional<NotRunning> send(Wanted wanted, String name, ObjectNode container)
      throws InterruptedException {
    Kind kind = Kind.EPHEMERAL_CONTAINER;
    ledger.intend(kind, wanted.namespace(), wanted.pod(), name);
    Reply<JsonNode> reply =
        new Writes(api).addEphemeral(wanted.namespace(), wanted.pod(), container);
    if (reply instanceof Reply.Ok) {
      ledger.settle(kind, wanted.namespace(), wanted.pod(), name, Fate.PRESENT, "");
      return Optional.empty();
    } else if (!Denial.isUncertain(reply)) {
      ledger.neverWas(kind, wanted.namespace(), wanted.pod(), name);
    }
    return Optional.of(Denial.of(reply));
  }

  private static boolean isRunning(JsonNode pod, String container) {
    for (JsonNode status : pod.path("status").path("containerStatuses")) {
      if (Json.text(status, "name").equals(container)) {
        return status.path("state").has("running");
      }
    }
    return false;
  }

  /** The command that ends a debug container's process before its time. */
  static ExecRequest end(String namespace, String pod, String container) {
    return ExecRequest.of(
        namespace, pod, container, List.of("touch", ContainerSpec.END_FILE), Duration.ofSeconds(5));
  }
}
