package dev.podnosis.demo.api;

import dev.podnosis.demo.world.Tree;
import io.vertx.core.buffer.Buffer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the spec of an access or rules review, in JSON or protocol buffers. */
final class ReviewSpec {
  private ReviewSpec() {}

  /**
   * The spec of a review.
   *
   * @throws IllegalArgumentException when the body is neither
   */
  static JsonNode read(Buffer body, boolean access) {
    byte[] bytes = body.getBytes();
    if (Protobuf.is(bytes)) {
      Protobuf spec = Protobuf.object(bytes).message(2);
      return access ? access(spec) : Tree.object("namespace", spec.text(1));
    }
    try {
      JsonNode spec = Tree.parse(body.toString()).path("spec");
      return spec.isObject() ? spec : Tree.object();
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the body is not JSON", e);
    }
  }

  /** Field numbers: k8s.io/api, authorization/v1/generated.proto. */
  private static ObjectNode access(Protobuf spec) {
    if (spec.has(2)) {
      Protobuf path = spec.message(2);
      return Tree.object(
          "nonResourceAttributes", Tree.object("path", path.text(1), "verb", path.text(2)));
    }
    Protobuf about = spec.message(1);
    return Tree.object(
        "resourceAttributes",
        Tree.object(
            "namespace", about.text(1),
            "verb", about.text(2),
            "group", about.text(3),
            "version", about.text(4),
            "resource", about.text(5),
            "subresource", about.text(6),
            "name", about.text(7)));
  }
}
