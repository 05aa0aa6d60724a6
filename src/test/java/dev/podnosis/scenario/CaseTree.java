package dev.podnosis.scenario;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Observations as trees, so that a scenario can change one value of them. */
final class CaseTree {
  private static final Pattern SELECTOR = Pattern.compile("(\\w+)((?:\\[[^\\]]+])*)");
  private static final Pattern CONDITION = Pattern.compile("\\[([\\w.]+)=([^\\]]+)]");
  private static final Pattern RELATIVE_TIME = Pattern.compile("@(-?)(\\d+)([smhd])");

  /** The word {@code is} in a tree names the record. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
  private interface Named {}

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addMixIn(Observation.class, Named.class)
          .addMixIn(LookupOutcome.class, Named.class)
          .addMixIn(Detail.class, Named.class)
          .registerSubtypes(Detail.class.getPermittedSubclasses())
          .registerSubtypes(Observation.class.getPermittedSubclasses())
          .registerSubtypes(LookupOutcome.class.getPermittedSubclasses())
          .build();

  private final Instant end;

  CaseTree(Instant end) {
    this.end = end;
  }

  ObjectNode tree(Observation observation) {
    return (ObjectNode)
        JSON.readTree(JSON.writerFor(Observation.class).writeValueAsString(observation));
  }

  Observation observation(JsonNode tree) {
    return JSON.treeToValue(withTimes(tree), Observation.class);
  }

  /** Whether {@code PodsSeen[role=COREDNS]} and the like select an observation. */
  static boolean selects(String selector, JsonNode tree) {
    Matcher parts = SELECTOR.matcher(selector);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a selector: " + selector);
    }
    if (!tree.path("is").asString().equals(parts.group(1))) {
      return false;
    }
    Matcher conditions = CONDITION.matcher(parts.group(2));
    while (conditions.find()) {
      JsonNode value = tree.at("/" + conditions.group(1).replace('.', '/'));
      if (!text(value).equals(conditions.group(2))) {
        return false;
      }
    }
    return true;
  }

  private static String text(JsonNode value) {
    return value.has("namespace") && value.has("name")
        ? value.path("namespace").asString() + "/" + value.path("name").asString()
        : value.asString("");
  }

  /** Sets, removes ({@code to} null) or, at {@code /-}, adds a value; a {@code *} means each. */
  void change(JsonNode tree, List<String> path, JsonNode to) {
    String key = path.getFirst();
    List<String> rest = path.subList(1, path.size());
    if (key.equals("*")) {
      for (int i = 0; i < tree.size(); i++) {
        change(tree, concat(String.valueOf(i), rest), to);
      }
    } else if (!rest.isEmpty()) {
      JsonNode child = tree instanceof ArrayNode a ? a.path(Integer.parseInt(key)) : tree.path(key);
      if (child.isMissingNode()) {
        throw new IllegalArgumentException("nothing at " + path);
      }
      change(child, rest, to);
    } else {
      switch (tree) {
        case ArrayNode array when key.equals("-") -> array.add(to);
        case ArrayNode array when to.isNull() -> array.remove(Integer.parseInt(key));
        case ArrayNode array -> array.set(Integer.parseInt(key), to);
        case ObjectNode object -> object.set(key, to);
        default -> throw new IllegalArgumentException("nothing to change at " + path);
      }
    }
  }

  private static List<String> concat(String first, List<String> rest) {
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(first), rest.stream())
        .toList();
  }

  /** {@code @-2m}: two minutes before the end of the window. */
  Instant time(String text) {
    Matcher relative = RELATIVE_TIME.matcher(text);
    if (!relative.matches()) {
      return Instant.parse(text);
    }
    long n = Long.parseLong(relative.group(2)) * (relative.group(1).isEmpty() ? 1 : -1);
    return end.plus(
        switch (relative.group(3)) {
          case "s" -> Duration.ofSeconds(n);
          case "m" -> Duration.ofMinutes(n);
          case "h" -> Duration.ofHours(n);
          default -> Duration.ofDays(n);
        });
  }

  private JsonNode withTimes(JsonNode node) {
    return switch (node) {
      case StringNode s when RELATIVE_TIME.matcher(s.asString()).matches() ->
          StringNode.valueOf(time(s.asString()).toString());
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, withTimes(array.get(i)));
        }
        yield array;
      }
      case ObjectNode object -> {
        for (String name : List.copyOf(object.propertyNames())) {
          object.set(name, withTimes(object.get(name)));
        }
        yield object;
      }
      default -> node;
    };
  }
}
