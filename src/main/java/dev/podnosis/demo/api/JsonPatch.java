package dev.podnosis.demo.api;

import dev.podnosis.demo.world.Tree;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON patch (RFC 6902) and the merge patches, as far as pods need them. */
final class JsonPatch {
  private JsonPatch() {}

  /** Applies a patch of the form that the content type says to a copy. */
  static ObjectNode apply(ObjectNode object, JsonNode patch, String contentType) {
    ObjectNode copy = object.deepCopy();
    if (contentType.startsWith("application/json-patch")) {
      patch.forEach(operation -> operate(copy, operation));
    } else if (patch instanceof ObjectNode merge) {
      merge(copy, merge, contentType.startsWith("application/strategic"));
    } else {
      throw new IllegalArgumentException("a merge patch is an object");
    }
    return copy;
  }

  private static void operate(ObjectNode object, JsonNode operation) {
    List<String> path =
        List.of(Tree.text(operation, "path").split("/", -1)).stream()
            .skip(1)
            .map(p -> p.replace("~1", "/").replace("~0", "~"))
            .toList();
    if (path.isEmpty()) {
      throw new IllegalArgumentException("a patch needs a path");
    }
    JsonNode parent = object;
    for (String name : path.subList(0, path.size() - 1)) {
      parent = parent instanceof ArrayNode list ? list.path(index(name, list)) : parent.path(name);
    }
    String last = path.getLast();
    String op = Tree.text(operation, "op");
    JsonNode value = operation.path("value");
    switch (parent) {
      case ObjectNode in -> {
        switch (op) {
          case "add", "replace" -> in.set(last, value);
          case "remove" -> in.remove(last);
          case "test" -> require(in.path(last).equals(value));
          default -> throw new IllegalArgumentException("unknown operation: " + op);
        }
      }
      case ArrayNode in -> {
        switch (op) {
          case "add" -> in.insert(index(last, in), value);
          case "replace" -> in.set(index(last, in), value);
          case "remove" -> in.remove(index(last, in));
          case "test" -> require(in.path(index(last, in)).equals(value));
          default -> throw new IllegalArgumentException("unknown operation: " + op);
        }
      }
      default ->
          throw new IllegalArgumentException(
              "the path does not exist: " + Tree.text(operation, "path"));
    }
  }

  private static int index(String word, ArrayNode list) {
    if (word.equals("-")) {
      return list.size();
    }
    require(word.matches("\\d{1,4}") && Integer.parseInt(word) <= list.size());
    return Integer.parseInt(word);
  }

  private static void require(boolean fulfilled) {
    if (!fulfilled) {
      throw new IllegalArgumentException("the patch does not fit the object");
    }
  }

  private static void merge(ObjectNode object, ObjectNode patch, boolean listsByName) {
    patch
        .properties()
        .forEach(
            e -> {
              JsonNode old = object.get(e.getKey());
              if (e.getValue().isNull()) {
                object.remove(e.getKey());
              } else if (old instanceof ObjectNode in && e.getValue() instanceof ObjectNode with) {
                merge(in, with, listsByName);
              } else if (listsByName
                  && old instanceof ArrayNode in
                  && e.getValue() instanceof ArrayNode with) {
                with.forEach(each -> mergeByName(in, each));
              } else {
                object.set(e.getKey(), e.getValue());
              }
            });
  }

  private static void mergeByName(ArrayNode list, JsonNode element) {
    for (JsonNode each : list) {
      if (each instanceof ObjectNode in
          && element instanceof ObjectNode with
          && Tree.text(in, "name").equals(Tree.text(with, "name"))) {
        merge(in, with, true);
        return;
      }
    }
    list.add(element);
  }
}
