package dev.podnosis.demo.world;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays the controllers that follow the state of pods: EndpointSlices, Endpoints, workloads'
 * counts.
 */
final class Controllers {
  private final ObjectStore objects;

  Controllers(ObjectStore objects) {
    this.objects = objects;
  }

  void settle() {
    objects.list("Service").stream()
        .filter(s -> !Tree.at(s, "spec", "selector").isEmpty())
        .forEach(this::endpoints);
    for (String kind : List.of("Deployment", "ReplicaSet", "StatefulSet", "DaemonSet")) {
      objects.list(kind).forEach(this::counts);
    }
  }

  private List<Pod> selected(JsonNode object, JsonNode selector) {
    String namespace = Tree.text(object, "metadata", "namespace");
    return objects.list(objects.types().ofKind("Pod"), namespace).stream()
        .map(Pod::new)
        .filter(p -> Tree.matches(selector, p.labels()))
        .toList();
  }

  private void endpoints(ObjectNode service) {
    List<Pod> pods = selected(service, Tree.at(service, "spec", "selector"));
    boolean publishAll = Tree.at(service, "spec", "publishNotReadyAddresses").asBoolean(false);
    ArrayNode endpoints = Tree.list();
    pods.forEach(p -> endpoints.add(endpoint(service, p, publishAll)));
    String name = Tree.text(service, "metadata", "name");
    ObjectNode metadata = metadata(service, name + "-" + Ids.suffix("slice" + name, 5));
    metadata.put("generateName", name + "-");
    Tree.make(metadata, "labels").put("kubernetes.io/service-name", name);
    Tree.make(metadata, "labels")
        .put("endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io");
    objects.put(
        Tree.object(
            "apiVersion",
            "discovery.k8s.io/v1",
            "kind",
            "EndpointSlice",
            "metadata",
            metadata,
            "addressType",
            "IPv4",
            "endpoints",
            endpoints,
            "ports",
            ports(service)));
    objects.put(
        Tree.object(
            "apiVersion",
            "v1",
            "kind",
            "Endpoints",
            "metadata",
            metadata(service, name),
            "subsets",
            pods.isEmpty() ? null : Tree.list(subset(service, pods))));
  }

  private static ObjectNode metadata(ObjectNode service, String name) {
    ObjectNode labels = Tree.object();
    Tree.at(service, "metadata", "labels")
        .properties()
        .forEach(e -> labels.set(e.getKey(), e.getValue()));
    return Tree.object(
        "name", name,
        "namespace", Tree.text(service, "metadata", "namespace"),
        "uid", Ids.uid("endpoints" + name),
        "creationTimestamp", Tree.text(service, "metadata", "creationTimestamp"),
        "labels", labels);
  }

  private ObjectNode endpoint(ObjectNode service, Pod pod, boolean publishAll) {
    boolean named =
        Tree.text(pod.json(), "spec", "subdomain").equals(Tree.text(service, "metadata", "name"));
    return Tree.object(
        "addresses", Tree.list(pod.address()),
        "conditions",
            Tree.object(
                "ready", pod.ready() || publishAll, "serving", pod.ready(), "terminating", false),
        "hostname", named ? pod.hostname() : null,
        "nodeName", pod.node(),
        "targetRef", reference(pod),
        "zone",
            objects
                .get("Node", "", pod.node())
                .map(n -> Tree.text(n, "metadata", "labels", "topology.kubernetes.io/zone"))
                .orElse(null));
  }

  private static ObjectNode reference(Pod pod) {
    return Tree.object(
        "kind", "Pod", "name", pod.name(), "namespace", pod.namespace(), "uid", pod.uid());
  }

  private static ArrayNode ports(ObjectNode service) {
    ArrayNode ports = Tree.list();
    for (JsonNode port : service.path("spec").path("ports")) {
      ports.add(
          Tree.object(
              "name", Tree.text(port, "name"),
              "port", port.path("targetPort"),
              "protocol", Tree.text(port, "protocol")));
    }
    return ports;
  }

  private static ObjectNode subset(ObjectNode service, List<Pod> pods) {
    return Tree.object(
        "addresses", addresses(pods.stream().filter(Pod::ready)),
        "notReadyAddresses", addresses(pods.stream().filter(p -> !p.ready())),
        "ports", ports(service));
  }

  private static @org.jspecify.annotations.Nullable ArrayNode addresses(Stream<Pod> pods) {
    ArrayNode list = Tree.list();
    pods.forEach(
        p ->
            list.add(
                Tree.object("ip", p.address(), "nodeName", p.node(), "targetRef", reference(p))));
    return list.isEmpty() ? null : list;
  }

  private void counts(ObjectNode workload) {
    List<Pod> pods = selected(workload, Tree.at(workload, "spec", "selector", "matchLabels"));
    int all = pods.size();
    int ready = (int) pods.stream().filter(Pod::ready).count();
    ObjectNode status = workload.putObject("status");
    status.put("observedGeneration", Tree.at(workload, "metadata", "generation").asInt(1));
    switch (Tree.text(workload, "kind")) {
      case "DaemonSet" -> {
        for (String count :
            List.of("currentNumberScheduled", "desiredNumberScheduled", "updatedNumberScheduled")) {
          status.put(count, all);
        }
        status.put("numberAvailable", ready);
        status.put("numberReady", ready);
        status.put("numberMisscheduled", 0);
        status.put("numberUnavailable", all - ready);
      }
      case String kind -> {
        status.put("replicas", all);
        status.put("readyReplicas", ready);
        status.put("availableReplicas", ready);
        if (kind.equals("Deployment")) {
          status.put("updatedReplicas", all);
          status.put("unavailableReplicas", all - ready);
          status.set("conditions", Tree.list(available(workload, all, ready)));
        } else if (kind.equals("StatefulSet")) {
          status.put("currentReplicas", all);
          status.put("updatedReplicas", all);
        }
      }
    }
    objects.put(workload);
  }

  private static ObjectNode available(ObjectNode deployment, int all, int ready) {
    // maxUnavailable 1 is the smallest that the demo's Deployments allow
    boolean enough = ready >= all - 1 && ready > 0;
    return Tree.object(
        "type", "Available",
        "status", enough ? "True" : "False",
        "reason", enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
        "message",
            enough
                ? "Deployment has minimum availability."
                : "Deployment does not have minimum availability.",
        "lastTransitionTime", Tree.text(deployment, "metadata", "creationTimestamp"));
  }
}
