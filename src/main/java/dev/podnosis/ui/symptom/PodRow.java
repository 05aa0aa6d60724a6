package dev.podnosis.ui.symptom;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A pod as the table shows it.
 *
 * @param namespace its namespace
 * @param name its name
 * @param node its node; empty before it has one
 * @param image the image of its first container
 * @param dnsPolicy where its resolv.conf comes from
 * @param phase such as {@code Running}
 * @param containers its containers' names, in order
 */
public record PodRow(
    String namespace,
    String name,
    String node,
    String image,
    String dnsPolicy,
    String phase,
    List<String> containers) {
  public PodRow {
    containers = List.copyOf(containers);
  }

  static PodRow of(JsonNode pod) {
    JsonNode spec = pod.path("spec");
    List<String> containers = new ArrayList<>();
    spec.path("containers").forEach(c -> containers.add(text(c, "name")));
    return new PodRow(
        text(pod.path("metadata"), "namespace"),
        text(pod.path("metadata"), "name"),
        text(spec, "nodeName"),
        shortImage(text(spec.path("containers").path(0), "image")),
        text(spec, "dnsPolicy"),
        text(pod.path("status"), "phase"),
        containers);
  }

  /** Without its registry and digest: what tells images apart at a glance. */
  static String shortImage(String image) {
    int digest = image.indexOf('@');
    String bare = digest < 0 ? image : image.substring(0, digest);
    int slash = bare.indexOf('/');
    String first = slash < 0 ? "" : bare.substring(0, slash);
    boolean registry = first.contains(".") || first.contains(":") || first.equals("localhost");
    return registry ? bare.substring(slash + 1) : bare;
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  /** Namespace and name, as the pod is named everywhere. */
  public String path() {
    return namespace + "/" + name;
  }

  /** Whether its containers run, so that a log and commands can be had. */
  public boolean running() {
    return phase.equals("Running");
  }
}
