package dev.podnosis;

import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.NearestNames;
import dev.podnosis.kube.ObjectPage;
import dev.podnosis.kube.Query;
import dev.podnosis.kube.Reply;
import dev.podnosis.kube.Resource;
import dev.podnosis.session.Opening;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Tells before anything else is asked whether the pod exists. A list in a namespace that does not
 * exist is answered with 200 and nothing in it, so the namespace is asked for by name.
 */
record PodCheck(Cluster cluster) {
  private static final int MOST = 500;

  /** Why there is no such pod, with the nearest names; null when there is one, or nobody tells. */
  Opening.@Nullable Refused missing(ObjectRef pod, String container) throws InterruptedException {
    Reply<JsonNode> found = cluster.get(Resource.PODS, pod.namespace(), pod.name());
    if (found instanceof Reply.Ok<JsonNode>(var object)) {
      return container.isEmpty() ? null : noContainer(object, container);
    }
    if (!(found instanceof Reply.Missing)) {
      return null;
    }
    if (cluster.get(Resource.NAMESPACES, "", pod.namespace()) instanceof Reply.Missing) {
      return refused(
          "namespace-missing", pod, near(pod.namespace(), names(Resource.NAMESPACES, "")));
    }
    return refused("pod-missing", pod, near(pod.name(), names(Resource.PODS, pod.namespace())));
  }

  private static Opening.@Nullable Refused noContainer(JsonNode pod, String container) {
    List<String> names = new ArrayList<>();
    for (String kind : List.of("containers", "initContainers", "ephemeralContainers")) {
      pod.path("spec").path(kind).forEach(c -> names.add(c.path("name").asString("")));
    }
    return names.contains(container)
        ? null
        : new Opening.Refused(
            "container-missing",
            Map.of("container", container, "near", String.join(", ", names)),
            "",
            true);
  }

  private static Opening.Refused refused(String code, ObjectRef pod, String near) {
    return new Opening.Refused(
        code, Map.of("namespace", pod.namespace(), "pod", pod.name(), "near", near), "", true);
  }

  private List<String> names(Resource kind, String namespace) throws InterruptedException {
    Reply<ObjectPage> page = cluster.list(kind, Query.in(namespace).atMost(MOST));
    return page instanceof Reply.Ok<ObjectPage>(var objects)
        ? objects.items().stream().map(o -> o.path("metadata").path("name").asString("")).toList()
        : List.of();
  }

  private static String near(String wanted, List<String> names) {
    List<String> nearest = NearestNames.to(wanted, names);
    return nearest.isEmpty() ? "–" : String.join(", ", nearest);
  }
}
