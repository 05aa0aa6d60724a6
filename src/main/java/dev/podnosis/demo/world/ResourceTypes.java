package dev.podnosis.demo.world;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** All kinds of objects that the demo API serves. */
public final class ResourceTypes {
  private final List<ResourceType> types;

  ResourceTypes(List<ResourceType> types) {
    this.types = List.copyOf(types);
  }

  /** Reads the list that comes with the program. */
  static ResourceTypes load() {
    return new ResourceTypes(
        Resources.list("resource-types.yaml", ResourceType.Written.class).stream()
            .map(ResourceType.Written::complete)
            .toList());
  }

  /** All of them, in the order of discovery. */
  public List<ResourceType> all() {
    return types;
  }

  /** The type with this place in a URL. */
  public Optional<ResourceType> byPath(String group, String version, String plural) {
    return types.stream()
        .filter(
            t ->
                t.group().equals(group) && t.version().equals(version) && t.plural().equals(plural))
        .findFirst();
  }

  /** The type of this kind; there is one of each. */
  public ResourceType ofKind(String kind) {
    return types.stream()
        .filter(t -> t.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such kind: " + kind));
  }

  /** The type of an object. */
  ResourceType of(JsonNode object) {
    return ofKind(Tree.text(object, "kind"));
  }
}
