package dev.podnosis.demo.world;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the API server and its admission plugins write into a pod's spec where the user wrote
 * nothing.
 */
public final class PodDefaults {
  private PodDefaults() {}

  /** Completes a pod's spec. */
  public static void complete(ObjectNode spec, String node, String podName) {
    absent(spec, "restartPolicy", "Always");
    absent(spec, "dnsPolicy", "ClusterFirst");
    absent(spec, "schedulerName", "default-scheduler");
    absent(spec, "serviceAccountName", "default");
    absent(spec, "serviceAccount", Tree.text(spec, "serviceAccountName"));
    absent(spec, "terminationGracePeriodSeconds", 30);
    absent(spec, "enableServiceLinks", true);
    absent(spec, "preemptionPolicy", "PreemptLowerPriority");
    absent(spec, "priority", priority(Tree.text(spec, "priorityClassName")));
    absent(spec, "securityContext", Tree.object());
    spec.put("nodeName", node);
    if (!spec.has("tolerations")) {
      spec.putArray("tolerations");
    }
    for (String taint : new String[] {"not-ready", "unreachable"}) {
      ((ArrayNode) spec.get("tolerations"))
          .add(
              Tree.object(
                  "effect",
                  "NoExecute",
                  "key",
                  "node.kubernetes.io/" + taint,
                  "operator",
                  "Exists",
                  "tolerationSeconds",
                  300));
    }
    String token = "kube-api-access-" + Ids.suffix(podName, 5);
    volumes(spec).add(tokenVolume(token));
    for (JsonNode container : spec.path("containers")) {
      completeContainer((ObjectNode) container, token);
    }
  }

  /** Completes a container's spec; an empty volume name mounts no token. */
  public static void completeContainer(ObjectNode container, String tokenVolume) {
    absent(container, "imagePullPolicy", pullPolicy(Tree.text(container, "image")));
    absent(container, "resources", Tree.object());
    absent(container, "terminationMessagePath", "/dev/termination-log");
    absent(container, "terminationMessagePolicy", "File");
    if (!tokenVolume.isEmpty()) {
      if (!container.has("volumeMounts")) {
        container.putArray("volumeMounts");
      }
      ((ArrayNode) container.get("volumeMounts"))
          .add(
              Tree.object(
                  "mountPath",
                  "/var/run/secrets/kubernetes.io/serviceaccount",
                  "name",
                  tokenVolume,
                  "readOnly",
                  true));
    }
  }

  private static String pullPolicy(String image) {
    return image.endsWith(":latest") || image.lastIndexOf(':') <= image.lastIndexOf('/')
        ? "Always"
        : "IfNotPresent";
  }

  private static int priority(String className) {
    return switch (className) {
      case "system-node-critical" -> 2_000_001_000;
      case "system-cluster-critical" -> 2_000_000_000;
      default -> 0;
    };
  }

  private static ArrayNode volumes(ObjectNode spec) {
    return spec.get("volumes") instanceof ArrayNode list ? list : spec.putArray("volumes");
  }

  private static ObjectNode tokenVolume(String name) {
    return Tree.object(
        "name",
        name,
        "projected",
        Tree.object(
            "defaultMode",
            420,
            "sources",
            Tree.list(
                Tree.object(
                    "serviceAccountToken",
                    Tree.object("expirationSeconds", 3607, "path", "token")))));
  }

  private static void absent(ObjectNode node, String name, Object value) {
    if (!node.has(name)) {
      node.set(name, Tree.of(value));
    }
  }
}
