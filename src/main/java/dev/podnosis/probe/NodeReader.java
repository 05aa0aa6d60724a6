package dev.podnosis.probe;

import dev.podnosis.evidence.NodesSeen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads Node objects. */
public final class NodeReader {
  /** A node may list hundreds of images; those for debugging are few. */
  private static final List<String> DEBUG_IMAGES =
      List.of("netshoot", "busybox", "dnsutils", "alpine", "debug", "toolbox");

  private NodeReader() {}

  /** What a Node says. */
  public static NodesSeen.Node read(JsonNode node) {
    boolean ready = false;
    Map<String, String> troubles = new LinkedHashMap<>();
    for (JsonNode condition : node.path("status").path("conditions")) {
      String type = Json.text(condition, "type");
      String status = Json.text(condition, "status");
      if (type.equals("Ready")) {
        ready = status.equals("True");
      }
      boolean bad = type.equals("Ready") ? !status.equals("True") : status.equals("True");
      if (bad) {
        troubles.put(type, PodReader.reasonAndMessage(condition));
      }
    }
    JsonNode system = node.path("status").path("nodeInfo");
    List<String> cidrs = Json.texts(node, "spec", "podCIDRs");
    String cidr = Json.text(node, "spec", "podCIDR");
    return new NodesSeen.Node(
        Json.text(node, "metadata", "name"),
        ready,
        troubles,
        addresses(node),
        Json.text(system, "kernelVersion"),
        Json.text(system, "osImage"),
        Json.text(system, "architecture"),
        Json.text(system, "containerRuntimeVersion"),
        Json.text(system, "kubeletVersion"),
        Json.text(node, "spec", "providerID"),
        Json.text(node, "metadata", "labels", "topology.kubernetes.io/zone"),
        Json.flag(node, "spec", "unschedulable"),
        cidrs.isEmpty() && !cidr.isEmpty() ? List.of(cidr) : cidrs,
        images(node));
  }

  private static List<String> addresses(JsonNode node) {
    return node.path("status")
        .path("addresses")
        .valueStream()
        .filter(a -> Json.text(a, "type").equals("InternalIP"))
        .map(a -> Json.text(a, "address"))
        .toList();
  }

  private static List<String> images(JsonNode node) {
    return node.path("status")
        .path("images")
        .valueStream()
        .flatMap(i -> Json.texts(i, "names").stream())
        .filter(n -> DEBUG_IMAGES.stream().anyMatch(n::contains))
        .toList();
  }
}
