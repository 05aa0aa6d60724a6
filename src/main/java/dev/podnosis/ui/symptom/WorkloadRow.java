package dev.podnosis.ui.symptom;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A workload as the table shows it.
 *
 * @param kind such as {@code Deployment}
 * @param namespace its namespace
 * @param name its name
 * @param ready how many of its pods are ready
 * @param wanted how many there should be
 * @param image the image of its first container
 * @param dnsPolicy the dnsPolicy of its pods
 * @param selector the label selector of its pods; empty when it is more than labels
 */
public record WorkloadRow(
    String kind,
    String namespace,
    String name,
    long ready,
    long wanted,
    String image,
    String dnsPolicy,
    String selector) {

  static WorkloadRow of(String kind, JsonNode object) {
    JsonNode status = object.path("status");
    JsonNode spec = object.path("spec").path("template").path("spec");
    boolean daemons = kind.equals("DaemonSet");
    return new WorkloadRow(
        kind,
        object.path("metadata").path("namespace").asString(""),
        object.path("metadata").path("name").asString(""),
        status.path(daemons ? "numberReady" : "readyReplicas").asLong(0),
        daemons
            ? status.path("desiredNumberScheduled").asLong(0)
            : object.path("spec").path("replicas").asLong(1),
        PodRow.shortImage(spec.path("containers").path(0).path("image").asString("")),
        spec.path("dnsPolicy").asString("ClusterFirst"),
        selector(object.path("spec").path("selector")));
  }

  private static String selector(JsonNode selector) {
    if (!selector.path("matchExpressions").isEmpty()) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    selector
        .path("matchLabels")
        .properties()
        .forEach(label -> parts.add(label.getKey() + "=" + label.getValue().asString("")));
    return String.join(",", parts);
  }

  /** Namespace and name. */
  public String path() {
    return namespace + "/" + name;
  }
}
