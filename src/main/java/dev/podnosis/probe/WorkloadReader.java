package dev.podnosis.probe;

import dev.podnosis.evidence.WorkloadsSeen;
import tools.jackson.databind.JsonNode;

/** Reads Deployment, DaemonSet and StatefulSet objects. */
public final class WorkloadReader {
  private WorkloadReader() {}

  /**
   * What a controller says.
   *
   * @param kind its kind; items of a list do not always say it
   * @param object the object
   */
  public static WorkloadsSeen.Workload read(String kind, JsonNode object) {
    boolean daemon = kind.equals("DaemonSet");
    JsonNode spec = object.path("spec");
    JsonNode status = object.path("status");
    JsonNode template = spec.path("template").path("spec");
    return new WorkloadsSeen.Workload(
        kind,
        PodReader.ref(object),
        daemon ? Json.number(status, "desiredNumberScheduled") : replicas(spec),
        daemon ? Json.number(status, "numberReady") : Json.number(status, "readyReplicas"),
        daemon
            ? Json.number(status, "updatedNumberScheduled")
            : Json.number(status, "updatedReplicas"),
        Json.time(object, "metadata", "creationTimestamp"),
        Json.each(template, c -> Json.text(c, "image"), "containers"),
        Json.map(spec, "template", "metadata", "labels"),
        Json.text(spec, "serviceName"),
        Json.text(template, "priorityClassName"),
        Json.has(template, "affinity", "podAntiAffinity")
            || Json.has(template, "topologySpreadConstraints"));
  }

  private static int replicas(JsonNode spec) {
    JsonNode replicas = spec.path("replicas");
    return replicas.isNumber() ? replicas.asInt(1) : 1;
  }
}
