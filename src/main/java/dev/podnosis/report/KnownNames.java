package dev.podnosis.report;

import dev.podnosis.evidence.CaseFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the names in a case: those that its evidence holds as names, whatever kind it is. */
final class KnownNames {
  /** Too short to tell anything, and part of many words. */
  private static final int SHORTEST = 3;

  /** What every cluster has. */
  private static final Set<String> COMMON =
      Set.of(
          "kube-system",
          "default",
          "kube-public",
          "kube-node-lease",
          "kubernetes",
          "kube-dns",
          "coredns",
          "node-local-dns",
          "node-cache",
          "nodelocaldns",
          "kube-proxy",
          "kube-root-ca.crt",
          "api-server",
          "desktop",
          "cluster.local",
          "self",
          "localhost",
          "system:masters",
          "system:authenticated",
          "coredns-custom",
          "dns",
          "cluster",
          "pod",
          "node",
          "kubelet");

  private final Map<String, NameKind> names = new LinkedHashMap<>();

  /** Adds the names of a case. */
  void add(CaseFile file) {
    JsonMapper mapper = JsonMapper.builder().build();
    file.symptom().domains().forEach(d -> add(stripDot(d), NameKind.DOMAIN));
    add(file.target().context(), NameKind.CLUSTER);
    walk(mapper.valueToTree(file.target()));
    file.evidence().forEach(e -> walk(mapper.valueToTree(e.vantage().place())));
    file.evidence().forEach(e -> walk(mapper.valueToTree(e.observation())));
  }

  /** The names, lower-case, in the order in which they came, and what they are names of. */
  Map<String, NameKind> names() {
    return names;
  }

  private static String stripDot(String domain) {
    return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
  }

  private void walk(JsonNode node) {
    if (node.isObject()) {
      named(node);
      node.properties().forEach(e -> field(e.getKey(), e.getValue()));
    } else if (node.isArray()) {
      node.forEach(this::walk);
    }
  }

  private void field(String key, JsonNode value) {
    switch (key) {
      case "node" -> add(value.asString(""), NameKind.NODE);
      case "namespace" -> add(value.asString(""), NameKind.NAMESPACE);
      case "user" -> add(value.asString(""), NameKind.USER);
      case "groups" -> value.forEach(g -> add(g.asString(""), NameKind.USER));
      case "ref", "pod" -> pod(value);
      case "hostname", "subdomain", "serviceName", "container", "providerId", "zone" ->
          add(value.asString(""), NameKind.NAME);
      case "owner" -> add(value.asString("").replaceFirst("^.*/", ""), NameKind.NAME);
      case "labels", "namespaceLabels" -> labels(value);
      default -> {}
    }
    walk(value);
  }

  /** A pod by its reference; other objects' references are found as well and are names to us. */
  private void pod(JsonNode value) {
    if (value.isObject() && value.has("name")) {
      add(value.path("name").asString(""), NameKind.POD);
    }
  }

  private void named(JsonNode object) {
    if (object.has("kubelet") && object.has("providerId")) {
      add(object.path("name").asString(""), NameKind.NODE);
    } else if (object.has("namespace") || object.has("image")) {
      add(object.path("name").asString(""), NameKind.NAME);
    }
  }

  private void labels(JsonNode labels) {
    for (String key :
        new String[] {"app", "app.kubernetes.io/name", "app.kubernetes.io/instance"}) {
      add(labels.path(key).asString(""), NameKind.NAME);
    }
  }

  private void add(String name, NameKind kind) {
    String lower = name.toLowerCase(java.util.Locale.ROOT);
    if (lower.length() >= SHORTEST && !COMMON.contains(lower)) {
      names.putIfAbsent(lower, kind);
    }
  }
}
