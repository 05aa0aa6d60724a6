package dev.podnosis.demo.api;

import dev.podnosis.demo.world.ObjectStore;
import dev.podnosis.demo.world.ResourceType;
import dev.podnosis.demo.world.Tree;
import dev.podnosis.demo.world.Usage;
import dev.podnosis.demo.world.World;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers gets and lists, with selectors and pages. */
final class Objects {
  private final World world;
  private final ObjectStore store;

  Objects(World world) {
    this.world = world;
    this.store = world.objects();
  }

  Answer get(Request request, Target target) {
    Optional<ObjectNode> found =
        all(target).stream()
            .filter(o -> Tree.text(o, "metadata", "name").equals(target.name()))
            .findFirst();
    if (found.isEmpty()) {
      return Failure.notFound(target.type(), target.name());
    }
    if (request.wantsTable()) {
      return Answer.json(
          200,
          Tables.table(
              target.type().kind(),
              List.of(found.get()),
              Tree.object("resourceVersion", Long.toString(store.revision()))));
    }
    return Answer.json(200, found.get());
  }

  Answer list(Request request, Target target) {
    Predicate<JsonNode> selector;
    int from;
    try {
      selector =
          Selector.of(
              target.type(), request.param("labelSelector"), request.param("fieldSelector"));
      from = position(request.param("continue"));
    } catch (Selector.BadSelectorException e) {
      return Failure.badRequest(e.reason());
    } catch (IllegalArgumentException | JacksonException e) {
      return Failure.badRequest("invalid continue token: continue key is not valid");
    }
    List<ObjectNode> all = select(target, selector);
    int start = Math.min(from, all.size());
    int limit = (int) Math.min(Integer.MAX_VALUE, request.number("limit", Integer.MAX_VALUE));
    int end = limit == 0 ? all.size() : (int) Math.min(all.size(), (long) start + limit);
    ObjectNode metadata = Tree.object("resourceVersion", Long.toString(store.revision()));
    if (end < all.size()) {
      metadata.put("continue", token(end));
      metadata.put("remainingItemCount", all.size() - end);
    }
    List<ObjectNode> page = all.subList(start, end);
    return Answer.json(
        200,
        request.wantsTable()
            ? Tables.table(target.type().kind(), page, metadata)
            : list(target.type(), page, metadata));
  }

  /** The objects that a selector selects. */
  private List<ObjectNode> select(Target target, Predicate<JsonNode> selector) {
    return all(target).stream().filter(selector).toList();
  }

  /** The objects of a type in a namespace; usage is measured, not stored. */
  private List<ObjectNode> all(Target target) {
    boolean everywhere = !target.type().namespaced() || target.namespace().isEmpty();
    if (!target.type().group().equals("metrics.k8s.io")) {
      return store.list(target.type(), everywhere ? null : target.namespace());
    }
    return Usage.of(world, target.type().kind()).stream()
        .filter(o -> everywhere || Tree.text(o, "metadata", "namespace").equals(target.namespace()))
        .toList();
  }

  private static ObjectNode list(ResourceType type, List<ObjectNode> page, ObjectNode metadata) {
    return Tree.object(
        "kind",
        type.kind() + "List",
        "apiVersion",
        type.apiVersion(),
        "metadata",
        metadata,
        "items",
        page.stream()
            .map(
                o -> {
                  o.remove("kind");
                  o.remove("apiVersion");
                  return o;
                })
            .toList());
  }

  private String token(int position) {
    String json =
        Tree.object("v", "meta.k8s.io/v1", "rv", store.revision(), "start", position).toString();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static int position(String token) {
    if (token.isEmpty()) {
      return 0;
    }
    String json = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    return Math.max(0, Tree.parse(json).path("start").asInt(0));
  }
}
