package dev.podnosis.report;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The JSON result without what is to be left out; the words that programs compare stay. */
final class CleanJson {
  /** Fields whose values are words of the contract, times or versions. */
  private static final Set<String> FIXED =
      Set.of(
          "tool",
          "startedAt",
          "finishedAt",
          "outcome",
          "kubernetesVersion",
          "kind",
          "frequency",
          "signature",
          "windowStart",
          "windowEnd",
          "step",
          "level",
          "verdict",
          "severity",
          "consequenceOf",
          "evidenceFor",
          "evidenceAgainst",
          "risk",
          "status",
          "check",
          "source",
          "at",
          "transport",
          "created",
          "removed");

  private final Redaction redaction;

  CleanJson(Redaction redaction) {
    this.redaction = redaction;
  }

  /** A result, cleaned in place. */
  JsonNode clean(JsonNode result) {
    return clean("", result);
  }

  private JsonNode clean(String key, JsonNode node) {
    if (FIXED.contains(key) || (key.equals("id") && !ofHop(node))) {
      return node;
    }
    if (node.isString()) {
      return StringNode.valueOf(redaction.apply(node.asString()));
    }
    if (node instanceof ObjectNode object) {
      object.properties().forEach(e -> e.setValue(clean(e.getKey(), e.getValue())));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, clean(key, array.get(i)));
      }
    }
    return node;
  }

  /** Hops of the path are told apart by what they are and their name: {@code node:worker-1}. */
  private static boolean ofHop(JsonNode id) {
    return id.asString("").indexOf(':') > 0;
  }
}
