package dev.podnosis.report;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The JSON result with names and addresses replaced; what programs compare stays as it is. */
final class MaskedJson {
  /** Fields whose values are words of the contract. */
  private static final Set<String> FIXED =
      Set.of(
          "id", "name.tool", "version", "startedAt", "finishedAt", "outcome", "kind", "frequency",
          "signature", "windowStart", "windowEnd", "step", "level", "verdict", "severity",
          "consequenceOf", "evidenceFor", "evidenceAgainst", "risk", "status", "check", "source",
          "at", "transport", "created", "removed", "kubernetesVersion");

  private final Redaction redaction;

  private MaskedJson(Redaction redaction) {
    this.redaction = redaction;
  }

  static String of(String json, Redaction redaction) {
    JsonMapper mapper = JsonMapper.builder().build();
    JsonNode masked = new MaskedJson(redaction).masked("", mapper.readTree(json));
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(masked);
  }

  private JsonNode masked(String key, JsonNode node) {
    if (FIXED.contains(key) || key.equals("tool")) {
      return hop(node);
    }
    if (node.isString()) {
      return StringNode.valueOf(redaction.apply(node.asString()));
    }
    if (node instanceof ObjectNode object) {
      object.properties().forEach(e -> e.setValue(masked(e.getKey(), e.getValue())));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, masked(key, array.get(i)));
      }
    }
    return node;
  }

  /** Hops of the path are told apart by their names. */
  private JsonNode hop(JsonNode node) {
    return node.isString() && node.asString().indexOf(':') > 0
        ? StringNode.valueOf(redaction.apply(node.asString()))
        : node;
  }
}
