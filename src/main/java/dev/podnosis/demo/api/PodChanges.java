package dev.podnosis.demo.api;

import dev.podnosis.demo.world.Ids;
import dev.podnosis.demo.world.Kubelet;
import dev.podnosis.demo.world.NodeSpec;
import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.PodDefaults;
import dev.podnosis.demo.world.Tree;
import dev.podnosis.demo.world.World;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pods that are created, deleted, and given ephemeral containers. */
final class PodChanges {
  private static final String NAME = "[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?";

  private final World world;
  private final Vertx vertx;
  private final PodLife life;
  private final Set<String> ours = ConcurrentHashMap.newKeySet();

  PodChanges(World world, Vertx vertx) {
    this.world = world;
    this.vertx = vertx;
    this.life = new PodLife(world, vertx);
  }

  /** POST: a new pod on the node it asks for. */
  Answer create(Request request, Target target) {
    ObjectNode pod;
    try {
      pod = object(request);
    } catch (IllegalArgumentException e) {
      return unreadable(request);
    }
    ObjectNode metadata = Tree.make(pod, "metadata");
    metadata.put("namespace", target.namespace());
    String generate = Tree.text(metadata, "generateName");
    if (Tree.text(metadata, "name").isEmpty() && !generate.isEmpty()) {
      metadata.put("name", generate + Ids.suffix(generate + world.nextPod() + world.start(), 5));
    }
    String name = Tree.text(metadata, "name");
    JsonNode spec = pod.path("spec");
    if (!name.matches(NAME)) {
      return invalid(name, "metadata.name: Required value: name or generateName is required");
    }
    if (spec.path("containers").isEmpty()) {
      return invalid(name, "spec.containers: Required value");
    }
    if (world.objects().get("Namespace", "", target.namespace()).isEmpty()) {
      return Failure.notFound(world.objects().types().ofKind("Namespace"), target.namespace());
    }
    if (world.objects().get(target.type(), target.namespace(), name).isPresent()) {
      return Failure.of(409, "AlreadyExists", "pods \"" + name + "\" already exists");
    }
    return Answer.json(201, start(pod, name));
  }

  private ObjectNode start(ObjectNode pod, String name) {
    ObjectNode metadata = Tree.make(pod, "metadata");
    pod.put("apiVersion", "v1");
    pod.put("kind", "Pod");
    metadata.put("uid", Ids.uid(name + Instant.now()));
    metadata.set("creationTimestamp", Tree.of(Instant.now()));
    NodeSpec node = schedule(pod.path("spec"));
    ObjectNode spec = Tree.make(pod, "spec");
    PodDefaults.complete(spec, node.name(), name);
    boolean host = spec.path("hostNetwork").asBoolean(false);
    Kubelet.write(
        pod,
        node,
        host ? node.address() : world.nextAddress(node),
        Kubelet.ContainerState.waiting("ContainerCreating", ""));
    ours.add(Tree.text(metadata, "uid"));
    ObjectNode stored = world.objects().put(pod);
    Instant now = Instant.now();
    world
        .events()
        .record(
            stored,
            "",
            "Normal",
            "Scheduled",
            "Successfully assigned "
                + Tree.text(metadata, "namespace")
                + "/"
                + name
                + " to "
                + node.name(),
            1,
            now,
            now);
    stored.path("spec").path("containers").forEach(c -> life.begin(new Pod(stored), c));
    return stored;
  }

  private NodeSpec schedule(JsonNode spec) {
    String wanted = Tree.text(spec, "nodeName");
    String selected = Tree.text(spec, "nodeSelector", "kubernetes.io/hostname");
    return world.nodes().stream()
        .filter(n -> n.name().equals(wanted.isEmpty() ? selected : wanted))
        .findFirst()
        .orElse(world.nodes().getFirst());
  }

  /** DELETE: only what was made here. */
  Answer delete(Request request, Target target) {
    ObjectNode found =
        world.objects().get(target.type(), target.namespace(), target.name()).orElse(null);
    if (found == null) {
      return Failure.notFound(target.type(), target.name());
    }
    if (!ours.contains(Tree.text(found, "metadata", "uid"))) {
      return Failure.of(
          403,
          "Forbidden",
          "pods \""
              + target.name()
              + "\" is forbidden: the demo cluster deletes only pods that were created through it");
    }
    long grace = grace(request);
    ObjectNode metadata = Tree.make(found, "metadata");
    metadata.set("deletionTimestamp", Tree.of(Instant.now().plusSeconds(grace)));
    metadata.put("deletionGracePeriodSeconds", grace);
    ObjectNode leaving = world.objects().put(found);
    Duration lingering = PodLife.lingering(grace);
    vertx.setTimer(
        lingering.toMillis(),
        id -> world.objects().remove(target.type(), target.namespace(), target.name()));
    return Answer.json(200, leaving);
  }

  private static long grace(Request request) {
    long given = request.number("gracePeriodSeconds", -1);
    try {
      return given >= 0 ? given : object(request).path("gracePeriodSeconds").asLong(30);
    } catch (IllegalArgumentException e) {
      return 30;
    }
  }

  /** PATCH or PUT of the subresource: containers may be added, never removed or changed. */
  Answer ephemeral(Request request, Target target) {
    ObjectNode current =
        world.objects().get(target.type(), target.namespace(), target.name()).orElse(null);
    if (current == null) {
      return Failure.notFound(target.type(), target.name());
    }
    ObjectNode wanted;
    try {
      wanted =
          request.method().equals("PUT")
              ? object(request)
              : JsonPatch.apply(
                  current, Tree.parse(request.body().toString()), request.header("Content-Type"));
    } catch (IllegalArgumentException | JacksonException e) {
      return unreadable(request);
    }
    JsonNode before = current.path("spec").path("ephemeralContainers");
    JsonNode after = wanted.path("spec").path("ephemeralContainers");
    List<String> gone = new ArrayList<>(names(before));
    gone.removeAll(names(after));
    if (!gone.isEmpty()) {
      String quoted = gone.stream().map(n -> "\"" + n + "\"").collect(Collectors.joining(", "));
      return invalid(
          target.name(),
          "spec.ephemeralContainers: Forbidden: existing ephemeral containers "
              + quoted
              + " may not be removed\n");
    }
    return add(new Pod(current), names(before), after);
  }

  private Answer add(Pod pod, List<String> known, JsonNode wanted) {
    List<ObjectNode> fresh = new ArrayList<>();
    for (JsonNode container : wanted) {
      String name = Tree.text(container, "name");
      if (!known.contains(name)) {
        if (Containers.all(pod).contains(name)) {
          return invalid(
              pod.name(), "spec.ephemeralContainers[0].name: Duplicate value: \"" + name + "\"");
        }
        ObjectNode complete = ((ObjectNode) container).deepCopy();
        PodDefaults.completeContainer(complete, "");
        fresh.add(complete);
      }
    }
    ObjectNode changed = pod.json().deepCopy();
    fresh.forEach(c -> list(Tree.make(changed, "spec"), "ephemeralContainers").add(c));
    fresh.forEach(
        c ->
            list(Tree.make(changed, "status"), "ephemeralContainerStatuses")
                .add(
                    Kubelet.containerStatus(
                        changed, c, Kubelet.ContainerState.waiting("PodInitializing", ""))));
    ObjectNode stored = world.objects().put(changed);
    fresh.forEach(c -> life.begin(new Pod(stored), c));
    return Answer.json(200, stored);
  }

  private static ArrayNode list(ObjectNode node, String name) {
    return node.get(name) instanceof ArrayNode list ? list : node.putArray(name);
  }

  private static List<String> names(JsonNode containers) {
    return containers.valueStream().map(c -> Tree.text(c, "name")).toList();
  }

  private static ObjectNode object(Request request) {
    try {
      if (Tree.parse(request.body().toString()) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the body is not JSON", e);
    }
    throw new IllegalArgumentException("the body is no object");
  }

  private static Answer unreadable(Request request) {
    return Protobuf.is(request.body().getBytes())
        ? Failure.of(415, "UnsupportedMediaType", "the demo cluster reads objects in JSON only")
        : Failure.badRequest("the body cannot be read as an object or a patch in JSON");
  }

  private static Answer invalid(String name, String message) {
    return Answer.json(
        422,
        Failure.status(
            422,
            "Invalid",
            "Pod \"" + name + "\" is invalid: " + message,
            Tree.object("name", name, "kind", "Pod")));
  }
}
