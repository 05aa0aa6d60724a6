package dev.podnosis.demo.world;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Writes events, as the components' recorders do. */
public final class Events {
  private final ObjectStore objects;

  Events(ObjectStore objects) {
    this.objects = objects;
  }

  /** An event about an object, seen a number of times between two moments. */
  public void record(
      JsonNode about,
      String container,
      String type,
      String reason,
      String message,
      int count,
      Instant first,
      Instant last) {
    String namespace = Tree.text(about, "metadata", "namespace");
    String name = Tree.text(about, "metadata", "name");
    String from = source(Tree.text(about, "kind"), reason);
    objects.put(
        Tree.object(
            "apiVersion", "v1",
            "kind", "Event",
            "metadata",
                Tree.object(
                    "name",
                    name + "." + Ids.digest(name + container + reason + first).substring(0, 16),
                    "namespace",
                    namespace.isEmpty() ? "default" : namespace,
                    "uid",
                    Ids.uid(name + container + reason + first),
                    "creationTimestamp",
                    first),
            "involvedObject",
                Tree.object(
                    "apiVersion", Tree.text(about, "apiVersion"),
                    "kind", Tree.text(about, "kind"),
                    "name", name,
                    "namespace", namespace.isEmpty() ? null : namespace,
                    "uid", Tree.text(about, "metadata", "uid"),
                    "resourceVersion", Tree.text(about, "metadata", "resourceVersion"),
                    "fieldPath", container.isEmpty() ? null : "spec.containers{" + container + "}"),
            "type", type,
            "reason", reason,
            "message", message,
            "count", count,
            "firstTimestamp", first,
            "lastTimestamp", last,
            "source",
                Tree.object(
                    "component",
                    from,
                    "host",
                    from.equals("kubelet") ? Tree.text(about, "spec", "nodeName") : null),
            "reportingComponent", from,
            "reportingInstance",
                from.equals("kubelet") ? Tree.text(about, "spec", "nodeName") : ""));
  }

  private static String source(String kind, String reason) {
    return switch (kind) {
      case "Deployment" -> "deployment-controller";
      case "ReplicaSet" -> "replicaset-controller";
      case "StatefulSet" -> "statefulset-controller";
      case "DaemonSet" -> "daemonset-controller";
      case "Pod" ->
          reason.equals("Scheduled") || reason.equals("FailedScheduling")
              ? "default-scheduler"
              : "kubelet";
      default -> "kubelet";
    };
  }
}
