package dev.podnosis.demo.world;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Short ways to write and read JSON trees. */
public final class Tree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Tree() {}

  /** An object of alternating names and values; a null value leaves the name out. */
  public static ObjectNode object(@Nullable Object... namesAndValues) {
    ObjectNode node = NODES.objectNode();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      if (value != null) {
        node.set(String.valueOf(namesAndValues[i]), of(value));
      }
    }
    return node;
  }

  /** A list of values. */
  public static ArrayNode list(Object... values) {
    ArrayNode list = NODES.arrayNode();
    for (Object value : values) {
      list.add(of(value));
    }
    return list;
  }

  /** The JSON form of a value: trees as they are, times as RFC 3339 to the second. */
  public static JsonNode of(Object value) {
    return switch (value) {
      case JsonNode node -> node;
      case Instant time -> NODES.stringNode(time.truncatedTo(ChronoUnit.SECONDS).toString());
      case Boolean flag -> NODES.booleanNode(flag);
      case Integer number -> NODES.numberNode(number);
      case Long number -> NODES.numberNode(number);
      case Collection<?> values -> list(values.toArray());
      case Map<?, ?> map -> ofMap(map);
      default -> NODES.stringNode(value.toString());
    };
  }

  private static ObjectNode ofMap(Map<?, ?> map) {
    ObjectNode node = NODES.objectNode();
    map.forEach((name, value) -> node.set(String.valueOf(name), of(value)));
    return node;
  }

  /** The node at a path; a missing node when there is none. */
  public static JsonNode at(JsonNode node, String... path) {
    JsonNode at = node;
    for (String name : path) {
      at = at.path(name);
    }
    return at;
  }

  /** The text at a path; empty when there is none. */
  public static String text(JsonNode node, String... path) {
    return at(node, path).asString("");
  }

  /** The time at a path; null when there is none. */
  public static @Nullable Instant time(JsonNode node, String... path) {
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

  /** The object at a path, made where it is missing. */
  public static ObjectNode make(ObjectNode node, String... path) {
    ObjectNode at = node;
    for (String name : path) {
      at = at.get(name) instanceof ObjectNode child ? child : at.putObject(name);
    }
    return at;
  }

  /** Whether labels fulfil a map of equal values; an empty map selects everything. */
  public static boolean matches(JsonNode selector, JsonNode labels) {
    return selector.properties().stream()
        .allMatch(e -> labels.path(e.getKey()).asString("").equals(e.getValue().asString("")));
  }

  /** Reads JSON text. */
  public static JsonNode parse(String text) {
    return JSON.readTree(text);
  }

  /** Replaces texts like {@code now-PT5M} by the time they stand for. */
  static JsonNode settleTimes(JsonNode node, Instant now) {
    switch (node) {
      case ObjectNode object -> {
        for (String name : List.copyOf(object.propertyNames())) {
          object.set(name, settleTimes(object.path(name), now));
        }
      }
      case ArrayNode list -> {
        for (int i = 0; i < list.size(); i++) {
          list.set(i, settleTimes(list.get(i), now));
        }
      }
      default -> {
        if (node.isString() && node.asString().startsWith("now-P")) {
          return of(now.minus(Duration.parse(node.asString().substring(4))));
        }
      }
    }
    return node;
  }
}
