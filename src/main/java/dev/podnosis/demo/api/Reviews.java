package dev.podnosis.demo.api;

import dev.podnosis.demo.world.Ids;
import dev.podnosis.demo.world.Role;
import dev.podnosis.demo.world.Tree;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers who the user is and what they may do. */
final class Reviews {
  private static final String AUTHORIZATION = "apis/authorization.k8s.io/v1/";

  private Reviews() {}

  static Optional<Answer> answer(Role role, Request request) {
    if (!request.method().equals("POST")) {
      return Optional.empty();
    }
    try {
      return switch (String.join("/", request.path())) {
        case AUTHORIZATION + "selfsubjectaccessreviews" ->
            Optional.of(access(role, ReviewSpec.read(request.body(), true)));
        case AUTHORIZATION + "selfsubjectrulesreviews" ->
            Optional.of(rules(role, ReviewSpec.read(request.body(), false)));
        case "apis/authentication.k8s.io/v1/selfsubjectreviews" -> Optional.of(self(role));
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException e) {
      return Optional.of(Failure.badRequest(String.valueOf(e.getMessage())));
    }
  }

  private static Answer access(Role role, JsonNode spec) {
    JsonNode about = spec.path("resourceAttributes");
    String subresource = Tree.text(about, "subresource");
    String resource =
        Tree.text(about, "resource") + (subresource.isEmpty() ? "" : "/" + subresource);
    boolean allowed =
        about.isMissingNode()
            ? Tree.text(spec, "nonResourceAttributes", "verb").equals("get")
            : role.allows(Tree.text(about, "verb"), Tree.text(about, "group"), resource);
    return review(
        "SelfSubjectAccessReview",
        spec,
        Tree.object(
            "allowed",
            allowed,
            "reason",
            allowed ? "RBAC: allowed by ClusterRole \"" + role.id() + "\"" : null));
  }

  private static Answer rules(Role role, JsonNode spec) {
    ArrayNode rules = Tree.list();
    for (Role.Rule rule : role.rules()) {
      rules.add(
          Tree.object(
              "verbs", rule.verbs(), "apiGroups", rule.apiGroups(), "resources", rule.resources()));
    }
    ObjectNode everybody =
        Tree.object(
            "verbs", Tree.list("get"),
            "nonResourceURLs",
                Tree.list(
                    "/api",
                    "/api/*",
                    "/apis",
                    "/apis/*",
                    "/healthz",
                    "/livez",
                    "/openapi",
                    "/openapi/*",
                    "/readyz",
                    "/version",
                    "/version/"));
    return review(
        "SelfSubjectRulesReview",
        spec,
        Tree.object(
            "resourceRules", rules, "nonResourceRules", Tree.list(everybody), "incomplete", false));
  }

  private static Answer review(String kind, JsonNode spec, ObjectNode status) {
    return Answer.json(
        201,
        Tree.object(
            "kind", kind,
            "apiVersion", "authorization.k8s.io/v1",
            "metadata", Tree.object(),
            "spec", spec,
            "status", status));
  }

  private static Answer self(Role role) {
    return Answer.json(
        201,
        Tree.object(
            "kind",
            "SelfSubjectReview",
            "apiVersion",
            "authentication.k8s.io/v1",
            "metadata",
            Tree.object("creationTimestamp", Instant.now()),
            "status",
            Tree.object(
                "userInfo",
                Tree.object(
                    "username", role.user(),
                    "uid", Ids.uid(role.user()),
                    "groups", role.groups()))));
  }
}
