package dev.podnosis.demo.api;

import dev.podnosis.demo.world.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists in the form of tables, which kubectl prints (pkg/printers/internalversion). */
final class Tables {
  private Tables() {}

  static ObjectNode table(String kind, List<ObjectNode> objects, ObjectNode metadata) {
    Columns columns = columns(kind);
    ArrayNode rows = Tree.list();
    for (ObjectNode object : objects) {
      rows.add(
          Tree.object(
              "cells", columns.cells(object),
              "object",
                  Tree.object(
                      "kind", "PartialObjectMetadata",
                      "apiVersion", "meta.k8s.io/v1",
                      "metadata", object.path("metadata"))));
    }
    return Tree.object(
        "kind",
        "Table",
        "apiVersion",
        "meta.k8s.io/v1",
        "metadata",
        metadata,
        "columnDefinitions",
        columns.definitions(),
        "rows",
        rows);
  }

  private static Columns columns(String kind) {
    return switch (kind) {
      case "Pod" -> PodTable.columns();
      case "Node" -> NodeTable.columns();
      case "Service" ->
          new Columns()
              .name()
              .text("Type", "spec", "type")
              .text("Cluster-IP", "spec", "clusterIP")
              .with("External-IP", o -> Columns.orNone(Tree.text(o, "spec", "externalName")))
              .with("Port(s)", o -> ports(Tree.at(o, "spec", "ports")))
              .age()
              .wide("Selector", o -> pairs(Tree.at(o, "spec", "selector")));
      case "Event" ->
          new Columns()
              .with("Last Seen", o -> Ages.since(Tree.time(o, "lastTimestamp")))
              .text("Type", "type")
              .text("Reason", "reason")
              .with(
                  "Object",
                  o ->
                      Tree.text(o, "involvedObject", "kind").toLowerCase(java.util.Locale.ROOT)
                          + "/"
                          + Tree.text(o, "involvedObject", "name"))
              .wide("Subobject", o -> Tree.text(o, "involvedObject", "fieldPath"))
              .wide(
                  "Source",
                  o ->
                      Tree.text(o, "source", "component")
                          + (Tree.text(o, "source", "host").isEmpty()
                              ? ""
                              : ", " + Tree.text(o, "source", "host")))
              .with("Message", o -> Tree.text(o, "message").trim())
              .wide("First Seen", o -> Ages.since(Tree.time(o, "firstTimestamp")))
              .wide("Count", o -> o.path("count").asInt(1))
              .wide("Name", o -> Tree.text(o, "metadata", "name"));
      case "Deployment" ->
          new Columns()
              .name()
              .with(
                  "Ready",
                  o -> number(o, "status", "readyReplicas") + "/" + number(o, "spec", "replicas"))
              .with("Up-to-date", o -> number(o, "status", "updatedReplicas"))
              .with("Available", o -> number(o, "status", "availableReplicas"))
              .age()
              .wide("Containers", o -> containers(o, "name"))
              .wide("Images", o -> containers(o, "image"))
              .wide("Selector", o -> pairs(Tree.at(o, "spec", "selector", "matchLabels")));
      case "ReplicaSet" ->
          new Columns()
              .name()
              .with("Desired", o -> number(o, "spec", "replicas"))
              .with("Current", o -> number(o, "status", "replicas"))
              .with("Ready", o -> number(o, "status", "readyReplicas"))
              .age()
              .wide("Containers", o -> containers(o, "name"))
              .wide("Images", o -> containers(o, "image"))
              .wide("Selector", o -> pairs(Tree.at(o, "spec", "selector", "matchLabels")));
      case "StatefulSet" ->
          new Columns()
              .name()
              .with(
                  "Ready",
                  o -> number(o, "status", "readyReplicas") + "/" + number(o, "spec", "replicas"))
              .age()
              .wide("Containers", o -> containers(o, "name"))
              .wide("Images", o -> containers(o, "image"));
      case "DaemonSet" ->
          new Columns()
              .name()
              .with("Desired", o -> number(o, "status", "desiredNumberScheduled"))
              .with("Current", o -> number(o, "status", "currentNumberScheduled"))
              .with("Ready", o -> number(o, "status", "numberReady"))
              .with("Up-to-date", o -> number(o, "status", "updatedNumberScheduled"))
              .with("Available", o -> number(o, "status", "numberAvailable"))
              .with(
                  "Node Selector",
                  o -> pairs(Tree.at(o, "spec", "template", "spec", "nodeSelector")))
              .age()
              .wide("Containers", o -> containers(o, "name"))
              .wide("Images", o -> containers(o, "image"))
              .wide("Selector", o -> pairs(Tree.at(o, "spec", "selector", "matchLabels")));
      case "ConfigMap" -> new Columns().name().with("Data", o -> o.path("data").size()).age();
      case "Namespace" -> new Columns().name().with("Status", o -> "Active").age();
      case "Endpoints" -> new Columns().name().with("Endpoints", Tables::endpoints).age();
      case "EndpointSlice" ->
          new Columns()
              .name()
              .text("AddressType", "addressType")
              .with("Ports", o -> slicePorts(o.path("ports")))
              .with("Endpoints", Tables::sliceEndpoints)
              .age();
      case "NetworkPolicy" ->
          new Columns()
              .name()
              .with("Pod-Selector", o -> pairs(Tree.at(o, "spec", "podSelector", "matchLabels")))
              .age();
      case "ServiceAccount" -> new Columns().name().with("Secrets", o -> 0).age();
      default -> new Columns().name().age();
    };
  }

  static String pairs(JsonNode labels) {
    return Columns.orNone(
        labels.properties().stream()
            .map(e -> e.getKey() + "=" + e.getValue().asString(""))
            .collect(Collectors.joining(",")));
  }

  private static int number(JsonNode object, String... path) {
    return Tree.at(object, path).asInt(0);
  }

  private static String ports(JsonNode ports) {
    return Columns.orNone(
        ports
            .valueStream()
            .map(p -> p.path("port").asString() + "/" + Tree.text(p, "protocol"))
            .collect(Collectors.joining(",")));
  }

  private static String slicePorts(JsonNode ports) {
    return ports
        .valueStream()
        .map(p -> p.path("port").asString())
        .distinct()
        .collect(Collectors.joining(","));
  }

  private static String sliceEndpoints(JsonNode slice) {
    return Columns.orNone(
        slice
            .path("endpoints")
            .valueStream()
            .map(e -> e.path("addresses").path(0).asString(""))
            .collect(Collectors.joining(",")));
  }

  private static String endpoints(JsonNode endpoints) {
    List<String> all = new ArrayList<>();
    for (JsonNode subset : endpoints.path("subsets")) {
      for (JsonNode address : subset.path("addresses")) {
        for (JsonNode port : subset.path("ports")) {
          all.add(Tree.text(address, "ip") + ":" + port.path("port").asString());
        }
      }
    }
    int more = all.size() - 3;
    return all.isEmpty()
        ? "<none>"
        : String.join(",", all.subList(0, Math.min(3, all.size())))
            + (more > 0 ? " + " + more + " more..." : "");
  }

  private static String containers(JsonNode workload, String what) {
    return Tree.at(workload, "spec", "template", "spec", "containers")
        .valueStream()
        .map(c -> Tree.text(c, what))
        .collect(Collectors.joining(","));
  }
}
