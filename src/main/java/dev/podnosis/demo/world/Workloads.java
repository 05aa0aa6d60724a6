package dev.podnosis.demo.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Plays the controllers and the scheduler once: makes ReplicaSets and pods of workloads. */
final class Workloads {
  private final List<NodeSpec> nodes;
  private final Instant now;
  private final Map<String, Integer> addresses = new HashMap<>();

  Workloads(List<NodeSpec> nodes, Instant now) {
    this.nodes = List.copyOf(nodes);
    this.now = now;
  }

  /** All objects that come of one manifest: itself, completed, and what it owns. */
  List<ObjectNode> expand(ObjectNode manifest) {
    JsonNode hints = Manifests.takeHints(manifest);
    ObjectNode metadata = Tree.make(manifest, "metadata");
    metadata.put(
        "uid",
        Ids.uid(
            manifest.path("kind")
                + Tree.text(metadata, "namespace")
                + Tree.text(metadata, "name")));
    List<ObjectNode> objects = new ArrayList<>(List.of(manifest));
    switch (Tree.text(manifest, "kind")) {
      case "Deployment" -> deployment(manifest, hints, objects);
      case "StatefulSet" -> statefulSet(manifest, hints, objects);
      case "DaemonSet" -> daemonSet(manifest, hints, objects);
      case "Service" -> service(manifest);
      case "Pod" -> pod(manifest, hints, objects);
      default -> {}
    }
    return objects;
  }

  /** The next free address on a node. */
  String nextAddress(NodeSpec node) {
    return node.podNetwork() + "." + addresses.merge(node.name(), 2, (a, b) -> a + 1);
  }

  /** The node with a name. */
  NodeSpec node(String name) {
    return nodes.stream()
        .filter(n -> n.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no node " + name));
  }

  private void deployment(ObjectNode deployment, JsonNode hints, List<ObjectNode> objects) {
    String name = Tree.text(deployment, "metadata", "name");
    complete(deployment);
    Tree.make(deployment, "metadata", "annotations").put("deployment.kubernetes.io/revision", "4");
    String hash = Ids.suffix("hash" + name, 10);
    ObjectNode set = deployment.deepCopy();
    set.put("kind", "ReplicaSet");
    ObjectNode metadata = Tree.make(set, "metadata");
    metadata.put("name", name + "-" + hash);
    metadata.put("uid", Ids.uid("ReplicaSet" + name));
    metadata.set("ownerReferences", Tree.list(owner(deployment)));
    metadata.set("creationTimestamp", Tree.of(now.minus(age(hints))));
    ObjectNode spec = Tree.make(set, "spec");
    spec.remove(List.of("strategy", "progressDeadlineSeconds", "revisionHistoryLimit"));
    Tree.make(metadata, "labels").put("pod-template-hash", hash);
    Tree.make(spec, "selector", "matchLabels").put("pod-template-hash", hash);
    Tree.make(spec, "template", "metadata", "labels").put("pod-template-hash", hash);
    objects.add(set);
    String prefix = name + "-" + hash + "-";
    for (int i = 0; i < replicas(deployment); i++) {
      objects.add(ownedPod(set, prefix + Ids.suffix(prefix + i, 5), place(hints, i), age(hints)));
    }
  }

  private void statefulSet(ObjectNode set, JsonNode hints, List<ObjectNode> objects) {
    String name = Tree.text(set, "metadata", "name");
    complete(set);
    for (int i = 0; i < replicas(set); i++) {
      ObjectNode pod = ownedPod(set, name + "-" + i, place(hints, i), age(hints));
      Tree.make(pod, "spec").put("hostname", name + "-" + i);
      Tree.make(pod, "spec").put("subdomain", Tree.text(set, "spec", "serviceName"));
      Tree.make(pod, "metadata", "labels")
          .put("statefulset.kubernetes.io/pod-name", name + "-" + i);
      objects.add(pod);
    }
  }

  private void daemonSet(ObjectNode set, JsonNode hints, List<ObjectNode> objects) {
    String name = Tree.text(set, "metadata", "name");
    complete(set);
    for (NodeSpec node : nodes) {
      objects.add(ownedPod(set, name + "-" + Ids.suffix(name + node.name(), 5), node, age(hints)));
    }
  }

  private void pod(ObjectNode pod, JsonNode hints, List<ObjectNode> objects) {
    objects.clear();
    objects.add(started(pod, place(hints, 0), age(hints)));
  }

  private ObjectNode ownedPod(ObjectNode owner, String name, NodeSpec node, Duration age) {
    JsonNode template = Tree.at(owner, "spec", "template");
    ObjectNode metadata =
        template.path("metadata").isObject()
            ? (ObjectNode) template.get("metadata").deepCopy()
            : Tree.object();
    metadata.put("name", name);
    metadata.put("generateName", name.substring(0, name.lastIndexOf('-') + 1));
    metadata.put("namespace", Tree.text(owner, "metadata", "namespace"));
    metadata.set("ownerReferences", Tree.list(owner(owner)));
    ObjectNode pod =
        Tree.object(
            "apiVersion",
            "v1",
            "kind",
            "Pod",
            "metadata",
            metadata,
            "spec",
            template.path("spec").deepCopy());
    return started(pod, node, age);
  }

  private ObjectNode started(ObjectNode pod, NodeSpec node, Duration age) {
    ObjectNode metadata = Tree.make(pod, "metadata");
    metadata.put(
        "uid", Ids.uid("Pod" + Tree.text(metadata, "namespace") + Tree.text(metadata, "name")));
    metadata.set("creationTimestamp", Tree.of(now.minus(age)));
    ObjectNode spec = Tree.make(pod, "spec");
    PodDefaults.complete(spec, node.name(), Tree.text(metadata, "name"));
    boolean host = spec.path("hostNetwork").asBoolean(false);
    Kubelet.write(
        pod,
        node,
        host ? node.address() : nextAddress(node),
        Kubelet.ContainerState.running(now.minus(age).plusSeconds(2)));
    return pod;
  }

  private static void service(ObjectNode service) {
    ObjectNode spec = Tree.make(service, "spec");
    if (!spec.has("type")) {
      spec.put("type", "ClusterIP");
    }
    if (!Tree.text(spec, "type").equals("ExternalName")) {
      spec.set("clusterIPs", Tree.list(Tree.text(spec, "clusterIP")));
      spec.put("internalTrafficPolicy", "Cluster");
      spec.set("ipFamilies", Tree.list("IPv4"));
      spec.put("ipFamilyPolicy", "SingleStack");
    }
    if (!spec.has("sessionAffinity")) {
      spec.put("sessionAffinity", "None");
    }
    service.set("status", Tree.object("loadBalancer", Tree.object()));
  }

  private static void complete(ObjectNode workload) {
    Tree.make(workload, "metadata").put("generation", 4);
    ObjectNode spec = Tree.make(workload, "spec", "template", "spec");
    for (JsonNode container : spec.path("containers")) {
      PodDefaults.completeContainer((ObjectNode) container, "");
    }
  }

  private static ObjectNode owner(JsonNode owner) {
    return Tree.object(
        "apiVersion", Tree.text(owner, "apiVersion"),
        "kind", Tree.text(owner, "kind"),
        "name", Tree.text(owner, "metadata", "name"),
        "uid", Tree.text(owner, "metadata", "uid"),
        "controller", true,
        "blockOwnerDeletion", true);
  }

  private NodeSpec place(JsonNode hints, int replica) {
    JsonNode named = hints.path("nodes");
    return named.isEmpty()
        ? nodes.get(replica % nodes.size())
        : node(named.path(replica % named.size()).asString(""));
  }

  private static Duration age(JsonNode hints) {
    return Duration.parse(hints.path("podAge").asString("P1D"));
  }

  private static int replicas(JsonNode workload) {
    return Tree.at(workload, "spec", "replicas").asInt(1);
  }
}
