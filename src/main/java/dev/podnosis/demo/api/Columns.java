package dev.podnosis.demo.api;

import dev.podnosis.demo.world.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The columns of a table of one kind of object. */
final class Columns {
  private record Column(String name, int priority, Function<JsonNode, Object> cell) {}

  private final List<Column> columns = new ArrayList<>();

  /** A column that is always shown. */
  Columns with(String name, Function<JsonNode, Object> cell) {
    columns.add(new Column(name, 0, cell));
    return this;
  }

  /** A column that {@code -o wide} shows. */
  Columns wide(String name, Function<JsonNode, Object> cell) {
    columns.add(new Column(name, 1, cell));
    return this;
  }

  /** A column with the text at a path, or {@code <none>}. */
  Columns text(String name, String... path) {
    return with(name, o -> orNone(Tree.text(o, path)));
  }

  /** The name of the object. */
  Columns name() {
    return text("Name", "metadata", "name");
  }

  /** The age of the object. */
  Columns age() {
    return with("Age", o -> Ages.since(Tree.time(o, "metadata", "creationTimestamp")));
  }

  static String orNone(String text) {
    return text.isEmpty() ? "<none>" : text;
  }

  ArrayNode definitions() {
    ArrayNode list = Tree.list();
    for (Column column : columns) {
      list.add(
          Tree.object(
              "name", column.name(),
              "type", "string",
              "format", column.name().equals("Name") ? "name" : "",
              "description", column.name(),
              "priority", column.priority()));
    }
    return list;
  }

  ArrayNode cells(JsonNode object) {
    ArrayNode cells = Tree.list();
    columns.forEach(c -> cells.add(Tree.of(c.cell().apply(object))));
    return cells;
  }
}
