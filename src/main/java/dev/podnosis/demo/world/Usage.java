package dev.podnosis.demo.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a metrics server would say pods and nodes use; made up, the same at every reading. */
public final class Usage {
  private static final String VERSION = "metrics.k8s.io/v1beta1";

  private Usage() {}

  /** The objects of a kind of the metrics API. */
  public static List<ObjectNode> of(World world, String kind) {
    List<ObjectNode> all = new ArrayList<>();
    if (kind.equals("NodeMetrics")) {
      world.nodes().forEach(n -> all.add(node(n)));
    } else {
      world.pods().stream().filter(Pod::ready).forEach(p -> all.add(pod(p, world.coreDnsLoad())));
    }
    return all;
  }

  private static ObjectNode node(NodeSpec node) {
    ObjectNode metrics = about("NodeMetrics", Tree.object("name", node.name()));
    metrics.set("usage", usage(node.name(), 900, 9_000));
    return metrics;
  }

  private static ObjectNode pod(Pod pod, double coreDnsLoad) {
    ArrayNode containers = Tree.list();
    for (JsonNode container : pod.json().path("spec").path("containers")) {
      String name = Tree.text(container, "name");
      containers.add(
          Tree.object(
              "name",
              name,
              "usage",
              usage(pod.name() + name, name.equals("coredns") ? (int) (9 * coreDnsLoad) : 25, 40)));
    }
    ObjectNode metrics =
        about(
            "PodMetrics",
            Tree.object("name", pod.name(), "namespace", pod.namespace(), "labels", pod.labels()));
    metrics.set("containers", containers);
    return metrics;
  }

  private static ObjectNode about(String kind, ObjectNode metadata) {
    Instant now = Instant.now();
    metadata.set("creationTimestamp", Tree.of(now));
    return Tree.object(
        "apiVersion", VERSION,
        "kind", kind,
        "metadata", metadata,
        "timestamp", now,
        "window", "15s");
  }

  private static ObjectNode usage(String thing, int milliCores, int mebibytes) {
    int part = Math.floorMod(thing.hashCode(), 100);
    return Tree.object(
        "cpu", (long) milliCores * (90 + part / 5) * 10_000 + "n",
        "memory", (long) mebibytes * (90 + part / 5) * 1024 / 100 + "Ki");
  }
}
