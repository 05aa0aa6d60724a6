package dev.podnosis.demo.api;

import dev.podnosis.demo.world.ResourceType;
import dev.podnosis.demo.world.Tree;
import dev.podnosis.demo.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The documents by which clients learn what the API serves, in their plain form. */
final class Discovery {
  private static final List<String> POD_PARTS =
      List.of("ephemeralcontainers", "exec", "log", "portforward", "proxy");

  private final Map<String, List<ResourceType>> groups = new LinkedHashMap<>();

  Discovery(World world) {
    for (ResourceType type : world.objects().types().all()) {
      if (type.group().equals("metrics.k8s.io") && !world.hasMetricsServer()) {
        continue;
      }
      groups.computeIfAbsent(type.apiVersion(), k -> new ArrayList<>()).add(type);
    }
    groups.put(
        "authentication.k8s.io/v1", List.of(review("SelfSubjectReview", "authentication.k8s.io")));
    groups.put(
        "authorization.k8s.io/v1",
        List.of(
            review("SelfSubjectAccessReview", "authorization.k8s.io"),
            review("SelfSubjectRulesReview", "authorization.k8s.io")));
  }

  private static ResourceType review(String kind, String group) {
    String plural = kind.toLowerCase(java.util.Locale.ROOT) + "s";
    return new ResourceType(
        group,
        "v1",
        kind,
        plural,
        plural.substring(0, plural.length() - 1),
        false,
        List.of(),
        List.of(),
        List.of("create"));
  }

  /** The document at a path, if it is one of discovery. */
  Optional<Answer> answer(List<String> path) {
    return switch (String.join("/", path)) {
      case "api" ->
          ok(
              Tree.object(
                  "kind", "APIVersions",
                  "versions", Tree.list("v1"),
                  "serverAddressByClientCIDRs", Tree.list()));
      case "apis" -> ok(groupList());
      case "version", "version/" -> ok(version());
      case "api/v1" -> Optional.of(resources("v1"));
      case "openapi/v2" ->
          ok(
              Tree.object(
                  "swagger", "2.0",
                  "info", Tree.object("title", "Kubernetes", "version", "v1.33.5"),
                  "paths", Tree.object()));
      case "openapi/v3" -> ok(Tree.object("paths", Tree.object()));
      case "healthz", "livez", "readyz" -> Optional.of(Answer.text(200, "ok"));
      case String other -> {
        String groupVersion = other.startsWith("apis/") ? other.substring(5) : "";
        yield groups.containsKey(groupVersion)
            ? Optional.of(resources(groupVersion))
            : group(groupVersion);
      }
    };
  }

  private Optional<Answer> group(String name) {
    return groupList()
        .path("groups")
        .valueStream()
        .filter(g -> !name.isEmpty() && Tree.text(g, "name").equals(name))
        .findFirst()
        .map(
            g -> {
              ObjectNode group = ((ObjectNode) g).deepCopy();
              group.put("kind", "APIGroup");
              group.put("apiVersion", "v1");
              return Answer.json(200, group);
            });
  }

  private ObjectNode groupList() {
    ArrayNode list = Tree.list();
    for (String groupVersion : groups.keySet()) {
      if (groupVersion.contains("/")) {
        ObjectNode version =
            Tree.object(
                "groupVersion",
                groupVersion,
                "version",
                groupVersion.substring(groupVersion.indexOf('/') + 1));
        list.add(
            Tree.object(
                "name", groupVersion.substring(0, groupVersion.indexOf('/')),
                "versions", Tree.list(version),
                "preferredVersion", version.deepCopy()));
      }
    }
    return Tree.object("kind", "APIGroupList", "apiVersion", "v1", "groups", list);
  }

  private Answer resources(String groupVersion) {
    ArrayNode list = Tree.list();
    for (ResourceType type : groups.getOrDefault(groupVersion, List.of())) {
      list.add(
          Tree.object(
              "name", type.plural(),
              "singularName", type.singular(),
              "namespaced", type.namespaced(),
              "kind", type.kind(),
              "verbs", type.verbs(),
              "shortNames", type.shortNames().isEmpty() ? null : type.shortNames(),
              "categories", type.categories().isEmpty() ? null : type.categories()));
      if (type.kind().equals("Pod")) {
        POD_PARTS.forEach(part -> list.add(part(type, part)));
      }
    }
    return Answer.json(
        200,
        Tree.object(
            "kind",
            "APIResourceList",
            "apiVersion",
            "v1",
            "groupVersion",
            groupVersion,
            "resources",
            list));
  }

  private static ObjectNode part(ResourceType type, String part) {
    List<String> verbs =
        switch (part) {
          case "log" -> List.of("get");
          case "ephemeralcontainers" -> List.of("get", "patch", "update");
          default -> List.of("create", "get");
        };
    return Tree.object(
        "name",
        type.plural() + "/" + part,
        "singularName",
        "",
        "namespaced",
        true,
        "kind",
        type.kind(),
        "verbs",
        verbs);
  }

  private static ObjectNode version() {
    return Tree.object(
        "major", "1",
        "minor", "33",
        "emulationMajor", "1",
        "emulationMinor", "33",
        "minCompatibilityMajor", "1",
        "minCompatibilityMinor", "32",
        "gitVersion", "v1.33.5",
        "gitCommit", "demo",
        "gitTreeState", "clean",
        "buildDate", "2025-09-09T00:00:00Z",
        "goVersion", "go1.24.6",
        "compiler", "gc",
        "platform", "linux/amd64");
  }

  private static Optional<Answer> ok(ObjectNode body) {
    return Optional.of(Answer.json(200, body));
  }
}
