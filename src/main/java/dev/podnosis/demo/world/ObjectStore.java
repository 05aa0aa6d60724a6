package dev.podnosis.demo.world;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The objects of a cluster, as etcd holds them. What it hands out is a copy. */
public final class ObjectStore {
  /** Where an object lies. */
  public record Key(ResourceType type, String namespace, String name) {}

  /** What became of an object at a revision; {@code what} is the word of the watch API. */
  public record Change(long revision, String what, ResourceType type, ObjectNode object) {}

  /** Changes are kept for watches that begin a little late. */
  private static final int KEPT_CHANGES = 500;

  private final ResourceTypes types;
  private final SortedMap<Key, ObjectNode> objects =
      new TreeMap<>(
          Comparator.comparing((Key k) -> k.type().qualified())
              .thenComparing(Key::namespace)
              .thenComparing(Key::name));
  private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
  private final Deque<Change> changes = new ArrayDeque<>();
  private long revision = 184_200;

  ObjectStore(ResourceTypes types) {
    this.types = types;
  }

  /** The kinds of objects. */
  public ResourceTypes types() {
    return types;
  }

  /** The revision of the last change. */
  public synchronized long revision() {
    return revision;
  }

  /** Puts an object in its place, new or in place of the old one, under a new revision. */
  public synchronized ObjectNode put(ObjectNode object) {
    ObjectNode stored = object.deepCopy();
    Key key = keyOf(stored);
    Tree.make(stored, "metadata").put("resourceVersion", Long.toString(++revision));
    String what = objects.put(key, stored) == null ? "ADDED" : "MODIFIED";
    tell(new Change(revision, what, key.type(), stored.deepCopy()));
    return stored.deepCopy();
  }

  /** Takes an object away. */
  public synchronized Optional<ObjectNode> remove(
      ResourceType type, String namespace, String name) {
    ObjectNode gone = objects.remove(new Key(type, namespace, name));
    if (gone != null) {
      Tree.make(gone, "metadata").put("resourceVersion", Long.toString(++revision));
      tell(new Change(revision, "DELETED", type, gone.deepCopy()));
    }
    return Optional.ofNullable(gone);
  }

  /** The object at a place. */
  public synchronized Optional<ObjectNode> get(ResourceType type, String namespace, String name) {
    return Optional.ofNullable(objects.get(new Key(type, namespace, name)))
        .map(ObjectNode::deepCopy);
  }

  /** The object of a kind, by name. */
  public Optional<ObjectNode> get(String kind, String namespace, String name) {
    return get(types.ofKind(kind), namespace, name);
  }

  /** The objects of a type by namespace and name; of all namespaces when it is null. */
  public synchronized List<ObjectNode> list(ResourceType type, @Nullable String namespace) {
    return objects.entrySet().stream()
        .filter(e -> e.getKey().type().equals(type))
        .filter(e -> namespace == null || e.getKey().namespace().equals(namespace))
        .map(e -> e.getValue().deepCopy())
        .toList();
  }

  /** All objects of a kind. */
  public List<ObjectNode> list(String kind) {
    return list(types.ofKind(kind), null);
  }

  /**
   * Hears of every change after a revision, the kept ones at once, until what is returned is run.
   *
   * @return empty when changes after that revision are no longer kept
   */
  public synchronized Optional<Runnable> listen(long after, Consumer<Change> listener) {
    if (after < revision && (changes.isEmpty() || changes.getFirst().revision() > after + 1)) {
      return Optional.empty();
    }
    changes.stream().filter(c -> c.revision() > after).forEach(listener);
    listeners.add(listener);
    return Optional.of(() -> listeners.remove(listener));
  }

  private void tell(Change change) {
    changes.add(change);
    if (changes.size() > KEPT_CHANGES) {
      changes.removeFirst();
    }
    listeners.forEach(listener -> listener.accept(change));
  }

  private Key keyOf(ObjectNode object) {
    return new Key(
        types.of(object),
        Tree.text(object, "metadata", "namespace"),
        Tree.text(object, "metadata", "name"));
  }
}
