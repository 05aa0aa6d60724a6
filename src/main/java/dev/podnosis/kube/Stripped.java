package dev.podnosis.kube;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out of an object, as it comes in, what must never be kept: environment values, the
 * annotation that repeats them, Secret data; and what is long and says nothing here.
 */
final class Stripped {
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private Stripped() {}

  static void strip(ObjectNode root) {
    boolean ofSecrets = Json.text(root, "kind").startsWith("Secret");
    stripAnywhere(root);
    if (ofSecrets) {
      stripSecret(root);
      root.path("items").forEach(Stripped::stripSecret);
    }
  }

  private static void stripAnywhere(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove("managedFields");
      object.remove(LAST_APPLIED);
      object.path("env").forEach(Stripped::stripVariable);
      if (Json.text(object, "kind").equals("Secret")) {
        stripSecret(object);
      }
      object.forEach(Stripped::stripAnywhere);
    } else if (node instanceof ArrayNode array) {
      array.forEach(Stripped::stripAnywhere);
    }
  }

  private static void stripVariable(JsonNode variable) {
    if (variable instanceof ObjectNode object && object.has("name")) {
      object.remove("value");
    }
  }

  private static void stripSecret(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove("data");
      object.remove("stringData");
    }
  }
}
