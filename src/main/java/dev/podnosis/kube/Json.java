package dev.podnosis.kube;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes the API's JSON. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Json() {}

  /** The object in these bytes, or empty when they hold none. */
  static Optional<ObjectNode> object(Bytes bytes) {
    try {
      return MAPPER.readTree(bytes.array()) instanceof ObjectNode node
          ? Optional.of(node)
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  static ObjectNode newObject() {
    return MAPPER.createObjectNode();
  }

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** The text at these keys, or empty. */
  static String text(JsonNode node, String... keys) {
    JsonNode at = node;
    for (String key : keys) {
      at = at.path(key);
    }
    return at.asString("");
  }
}
