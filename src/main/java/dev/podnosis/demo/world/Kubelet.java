package dev.podnosis.demo.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the status of pods, in the form of a kubelet. */
public final class Kubelet {
  private Kubelet() {}

  /** The state of a container with what a status says beside it. */
  public record ContainerState(
      ObjectNode state, @Nullable ObjectNode last, int restarts, boolean ready) {
    /** Running since a time. */
    public static ContainerState running(Instant since) {
      return new ContainerState(
          Tree.object("running", Tree.object("startedAt", since)), null, 0, true);
    }

    /** Waiting, for a reason. */
    public static ContainerState waiting(String reason, String message) {
      ObjectNode why = Tree.object("reason", reason, "message", message.isEmpty() ? null : message);
      return new ContainerState(Tree.object("waiting", why), null, 0, false);
    }

    /** The same after a number of restarts, the last of which ended like this. */
    public ContainerState after(int count, ObjectNode terminated) {
      return new ContainerState(state, Tree.object("terminated", terminated), count, ready);
    }

    /** The same, but its readiness probe fails. */
    public ContainerState unready() {
      return new ContainerState(state, last, restarts, false);
    }
  }

  /** How a container ended. */
  public static ObjectNode terminated(
      String container, int exitCode, String reason, Instant started, Instant finished) {
    return Tree.object(
        "containerID", "containerd://" + Ids.digest(container + finished),
        "exitCode", exitCode,
        "finishedAt", finished,
        "reason", reason,
        "startedAt", started);
  }

  /** Gives all containers of a pod the same state and writes the whole status. */
  public static void write(ObjectNode pod, NodeSpec node, String podIp, ContainerState all) {
    Instant created = Tree.time(pod, "metadata", "creationTimestamp");
    ObjectNode status = pod.putObject("status");
    status.put("phase", all.ready() || all.restarts() > 0 ? "Running" : "Pending");
    status.set("hostIP", Tree.of(node.address()));
    status.set("hostIPs", Tree.list(Tree.object("ip", node.address())));
    if (!podIp.isEmpty()) {
      status.put("podIP", podIp);
      status.set("podIPs", Tree.list(Tree.object("ip", podIp)));
    }
    status.put("qosClass", qos(pod));
    status.set("startTime", Tree.of(created == null ? "" : created));
    ArrayNode containers = status.putArray("containerStatuses");
    for (JsonNode container : pod.path("spec").path("containers")) {
      containers.add(containerStatus(pod, container, all));
    }
    conditions(pod, created == null ? Instant.EPOCH : created);
  }

  /** Gives one container of a pod another state. */
  public static void change(ObjectNode pod, String container, ContainerState state, Instant at) {
    for (String list : List.of("containerStatuses", "ephemeralContainerStatuses")) {
      JsonNode statuses = pod.path("status").path(list);
      for (int i = 0; i < statuses.size(); i++) {
        if (Tree.text(statuses.path(i), "name").equals(container)) {
          ((ArrayNode) statuses).set(i, containerStatus(pod, spec(pod, container), state));
        }
      }
    }
    if (state.ready() || state.restarts() > 0 || state.state().has("running")) {
      Tree.make(pod, "status").put("phase", "Running");
    }
    conditions(pod, at);
  }

  /** The status of one container. */
  public static ObjectNode containerStatus(JsonNode pod, JsonNode container, ContainerState state) {
    boolean began = state.state().has("running") || state.last() != null;
    String name = Tree.text(container, "name");
    String image = Tree.text(container, "image");
    ObjectNode status =
        Tree.object(
            "name",
            name,
            "image",
            image,
            "imageID",
            began ? image.replaceAll(":[^:/]*$", "") + "@sha256:" + Ids.digest(image) : "",
            "lastState",
            state.last() == null ? Tree.object() : state.last(),
            "state",
            state.state(),
            "ready",
            state.ready(),
            "restartCount",
            state.restarts(),
            "started",
            state.state().has("running"));
    if (began) {
      status.put(
          "containerID",
          "containerd://"
              + Ids.digest(Tree.text(pod, "metadata", "uid") + name + state.restarts()));
    }
    return status;
  }

  private static JsonNode spec(JsonNode pod, String container) {
    for (String list : List.of("containers", "ephemeralContainers")) {
      for (JsonNode each : pod.path("spec").path(list)) {
        if (Tree.text(each, "name").equals(container)) {
          return each;
        }
      }
    }
    return Tree.object("name", container);
  }

  private static void conditions(ObjectNode pod, Instant at) {
    List<String> unready =
        pod.path("status")
            .path("containerStatuses")
            .valueStream()
            .filter(s -> !s.path("ready").asBoolean(false))
            .map(s -> Tree.text(s, "name"))
            .toList();
    ArrayNode conditions = Tree.make(pod, "status").putArray("conditions");
    for (String type : List.of("PodReadyToStartContainers", "Initialized")) {
      conditions.add(condition(type, at, List.of()));
    }
    conditions.add(condition("Ready", at, unready));
    conditions.add(condition("ContainersReady", at, unready));
    conditions.add(condition("PodScheduled", at, List.of()));
  }

  private static ObjectNode condition(String type, Instant at, List<String> unready) {
    ObjectNode condition =
        Tree.object(
            "type", type, "status", unready.isEmpty() ? "True" : "False", "lastTransitionTime", at);
    condition.putNull("lastProbeTime");
    if (!unready.isEmpty()) {
      condition.put("reason", "ContainersNotReady");
      condition.put(
          "message", "containers with unready status: [" + String.join(" ", unready) + "]");
    }
    return condition;
  }

  private static String qos(JsonNode pod) {
    return pod.path("spec")
            .path("containers")
            .valueStream()
            .anyMatch(c -> !c.path("resources").isEmpty())
        ? "Burstable"
        : "BestEffort";
  }
}
