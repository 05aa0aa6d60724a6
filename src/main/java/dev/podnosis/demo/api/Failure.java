package dev.podnosis.demo.api;

import dev.podnosis.demo.world.ResourceType;
import dev.podnosis.demo.world.Tree;
import tools.jackson.databind.node.ObjectNode;

/** The API's errors: a Status object with its code (k8s.io/apimachinery, api/errors). */
final class Failure {
  private Failure() {}

  static ObjectNode status(int code, String reason, String message, ObjectNode details) {
    return Tree.object(
        "kind",
        "Status",
        "apiVersion",
        "v1",
        "metadata",
        Tree.object(),
        "status",
        "Failure",
        "message",
        message,
        "reason",
        reason,
        "details",
        details.isEmpty() ? null : details,
        "code",
        code);
  }

  static Answer of(int code, String reason, String message) {
    return Answer.json(code, status(code, reason, message, Tree.object()));
  }

  static Answer unauthorized() {
    return of(401, "Unauthorized", "Unauthorized");
  }

  static Answer badRequest(String message) {
    return of(400, "BadRequest", message);
  }

  static Answer notFound(ResourceType type, String name) {
    return Answer.json(
        404,
        status(
            404,
            "NotFound",
            type.qualified() + " \"" + name + "\" not found",
            details(type, name)));
  }

  static Answer noSuchPath() {
    return new Answer(404, "text/plain; charset=utf-8", "404 page not found\n");
  }

  static Answer method() {
    return of(
        405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
  }

  static Answer forbidden(String user, Target target) {
    String what =
        target.name().isEmpty()
            ? target.type().qualified()
            : target.type().qualified() + " \"" + target.name() + "\"";
    String where =
        target.namespace().isEmpty()
            ? " at the cluster scope"
            : " in the namespace \"" + target.namespace() + "\"";
    String message =
        "%s is forbidden: User \"%s\" cannot %s resource \"%s\" in API group \"%s\"%s"
            .formatted(what, user, target.verb(), target.resource(), target.type().group(), where);
    return Answer.json(
        403, status(403, "Forbidden", message, details(target.type(), target.name())));
  }

  private static ObjectNode details(ResourceType type, String name) {
    return Tree.object(
        "name", name.isEmpty() ? null : name,
        "group", type.group().isEmpty() ? null : type.group(),
        "kind", type.plural());
  }
}
