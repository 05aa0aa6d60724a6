package dev.podnosis.probe;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Careful access to API objects: what is missing or of another type reads as nothing. */
final class Json {
  private Json() {}

  static String text(JsonNode node, String... path) {
    JsonNode at = at(node, path);
    return at.isString() || at.isNumber() || at.isBoolean() ? at.asString() : "";
  }

  static @Nullable String textOrNull(JsonNode node, String... path) {
    String text = text(node, path);
    return text.isEmpty() ? null : text;
  }

  static int number(JsonNode node, String... path) {
    JsonNode at = at(node, path);
    return at.isNumber() ? at.asInt(0) : 0;
  }

  static boolean flag(JsonNode node, String... path) {
    return at(node, path).asBoolean(false);
  }

  static boolean has(JsonNode node, String... path) {
    JsonNode at = at(node, path);
    return !at.isMissingNode() && !at.isNull();
  }

  static @Nullable Instant time(JsonNode node, String... path) {
    String text = text(node, path);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  static List<String> texts(JsonNode node, String... path) {
    return each(node, JsonNode::asString, path);
  }

  static <T> List<T> each(JsonNode node, Function<JsonNode, T> read, String... path) {
    List<T> list = new ArrayList<>();
    for (JsonNode element : at(node, path)) {
      list.add(read.apply(element));
    }
    return list;
  }

  static Map<String, String> map(JsonNode node, String... path) {
    Map<String, String> map = new LinkedHashMap<>();
    JsonNode at = at(node, path);
    if (at.isObject()) {
      at.properties().forEach(e -> map.put(e.getKey(), e.getValue().asString()));
    }
    return map;
  }

  static JsonNode at(JsonNode node, String... path) {
    JsonNode at = node;
    for (String step : path) {
      at = at.path(step);
    }
    return at;
  }
}
