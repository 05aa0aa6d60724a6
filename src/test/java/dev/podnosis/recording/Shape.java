package dev.podnosis.recording;

import dev.podnosis.probe.ObjectKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A cluster of another make: the recorded one with its API objects changed where distributions
 * differ. Each is a file in {@code shapes}.
 *
 * @param name the file, without its ending
 * @param file what stands in it: {@code edits} of objects, {@code texts} of nodes, and what must be
 *     found
 */
public record Shape(String name, JsonNode file) {
  private static final Path FOLDER = Path.of("src/test/resources/shapes");
  private static final YAMLMapper YAML = new YAMLMapper();

  /** The cluster as it was recorded. */
  public static Shape asRecorded() {
    return new Shape("as recorded", YAML.createObjectNode());
  }

  /** The shape of this name. */
  public static Shape named(String name) {
    return new Shape(name, YAML.readTree(FOLDER.resolve(name + ".yaml").toFile()));
  }

  /** This shape, with the {@code edits} and {@code texts} of a file on top. */
  public Shape with(JsonNode more) {
    ObjectNode both = YAML.createObjectNode();
    both.withArray("edits").addAll(edits(file)).addAll(edits(more));
    ObjectNode texts = both.withObject("/texts");
    Stream.of(file, more)
        .flatMap(f -> f.path("texts").properties().stream())
        .forEach(e -> texts.set(e.getKey(), e.getValue()));
    Stream.of(file, more)
        .filter(f -> f.has("kubelet"))
        .forEach(f -> both.set("kubelet", f.path("kubelet")));
    return new Shape(name, both);
  }

  private static List<JsonNode> edits(JsonNode file) {
    return file.path("edits").valueStream().toList();
  }

  /** Every shape. */
  public static Stream<Shape> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .sorted()
          .map(f -> named(f.getFileName().toString().replace(".yaml", "")))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<JsonNode> objects(ObjectKind kind, List<JsonNode> recorded) {
    List<JsonNode> objects = new ArrayList<>(recorded);
    for (JsonNode edit : edits(file)) {
      if (edit.path("kind").asString().equals(kind.plural())) {
        edit(objects, edit);
      }
    }
    return objects;
  }

  /**
   * What a recorded node would have said in this shape: {@code texts} maps an expression to what
   * stands in its place, and lines of which nothing is left are gone.
   */
  String said(String text) {
    String changed = text;
    for (var edit : file.path("texts").properties()) {
      changed = changed.replaceAll(edit.getKey(), edit.getValue().asString());
    }
    return changed;
  }

  /** {@code remove}, {@code set} of values at JSON pointers, or {@code add} of an object. */
  private static void edit(List<JsonNode> objects, JsonNode edit) {
    if (edit.has("add")) {
      objects.add(edit.path("add"));
      return;
    }
    String name = edit.path("name").asString();
    if (edit.path("remove").asBoolean(false)) {
      objects.removeIf(o -> named(o, name));
      return;
    }
    for (int i = 0; i < objects.size(); i++) {
      if (named(objects.get(i), name)) {
        ObjectNode changed = (ObjectNode) objects.get(i).deepCopy();
        edit.path("set").properties().forEach(e -> set(changed, e.getKey(), e.getValue()));
        objects.set(i, changed);
      }
    }
  }

  private static boolean named(JsonNode object, String pattern) {
    return object.path("metadata").path("name").asString("").matches(pattern);
  }

  private static void set(ObjectNode object, String path, JsonNode value) {
    JsonPointer pointer = JsonPointer.compile(path);
    JsonNode parent = object.at(pointer.head());
    if (!(parent instanceof ObjectNode node)) {
      throw new IllegalArgumentException("nothing at " + path);
    }
    node.set(pointer.last().getMatchingProperty(), value);
  }

  @Override
  public String toString() {
    return name;
  }
}
