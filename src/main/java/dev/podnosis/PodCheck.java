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
import java.util.HashMap;
import java.util.LinkedHashMap;
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
      List<String> names = objects(Resource.NAMESPACES, "").stream().map(PodCheck::name).toList();
      return refused("namespace-missing", pod, NearestNames.to(pod.namespace(), names));
    }
    return refused("pod-missing", pod, nearPods(pod));
  }

  /** Pods whose names are near, and those of a workload whose name is: the rest is generated. */
  private List<String> nearPods(ObjectRef pod) throws InterruptedException {
    Map<String, String> byName = new LinkedHashMap<>();
    for (JsonNode object : objects(Resource.PODS, pod.namespace())) {
      byName.putIfAbsent(workload(object), name(object));
      byName.put(name(object), name(object));
    }
    return NearestNames.to(pod.name(), byName.keySet()).stream()
        .map(n -> byName.getOrDefault(n, n))
        .distinct()
        .toList();
  }

  private static String workload(JsonNode pod) {
    JsonNode metadata = pod.path("metadata");
    String hash = metadata.path("labels").path("pod-template-hash").asString("");
    String prefix = metadata.path("generateName").asString("").replaceAll("-$", "");
    return !hash.isEmpty() && prefix.endsWith("-" + hash)
        ? prefix.substring(0, prefix.length() - hash.length() - 1)
        : prefix;
  }

  private static String name(JsonNode object) {
    return object.path("metadata").path("name").asString("");
  }

  private static Opening.@Nullable Refused noContainer(JsonNode pod, String container) {
    List<String> names = new ArrayList<>();
    for (String kind : List.of("containers", "initContainers", "ephemeralContainers")) {
      pod.path("spec").path(kind).forEach(c -> names.add(c.path("name").asString("")));
    }
    return names.contains(container)
        ? null
        : new Opening.Refused(
            "container-missing", Map.of("container", container, "near", names), "", true);
  }

  private static Opening.Refused refused(String code, ObjectRef pod, List<String> near) {
    Map<String, Object> args = new HashMap<>();
    args.put("namespace", pod.namespace());
    if (code.equals("pod-missing")) {
      args.put("pod", pod.name());
    }
    if (near.isEmpty()) {
      return new Opening.Refused(code, args, "", true);
    }
    args.put("near", near);
    return new Opening.Refused(code + "-near", args, "", true);
  }

  private List<JsonNode> objects(Resource kind, String namespace) throws InterruptedException {
    Reply<ObjectPage> page = cluster.list(kind, Query.in(namespace).atMost(MOST));
    return page instanceof Reply.Ok<ObjectPage>(var objects) ? objects.items() : List.of();
  }
}
