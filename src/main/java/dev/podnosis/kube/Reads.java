package dev.podnosis.kube;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads objects, one by one or in pages. */
final class Reads {
  private final Api api;

  Reads(Api api) {
    this.api = api;
  }

  Reply<JsonNode> get(Resource resource, String namespace, String name)
      throws InterruptedException {
    Asked asked = Asked.of("get", resource, namespace);
    if (!Resource.isName(name) || !isNamespace(namespace)) {
      return asked.noSuchName(name);
    }
    return asked.object(api.ask(ApiRequest.get(resource.path(namespace, name))));
  }

  /** All pages, as far as the query goes. */
  Reply<ObjectPage> list(Resource resource, Query query) throws InterruptedException {
    List<JsonNode> items = new ArrayList<>();
    String position = "";
    long left = -1;
    boolean consistent = true;
    do {
      Reply<ObjectPage> reply = page(resource, query, position);
      if (!(reply instanceof Reply.Ok<ObjectPage>(ObjectPage page))) {
        return reply;
      }
      items.addAll(page.items());
      position = page.next();
      left = page.left();
      consistent &= page.consistent();
    } while (!position.isEmpty() && items.size() < query.atMost());
    List<JsonNode> kept = items.subList(0, Math.min(items.size(), query.atMost()));
    return new Reply.Ok<>(new ObjectPage(kept, position, left, consistent));
  }

  /** One page from this position on; the empty position is the beginning. */
  Reply<ObjectPage> page(Resource resource, Query query, String position)
      throws InterruptedException {
    Asked asked = Asked.of("list", resource, query.namespace());
    if (!isNamespace(query.namespace())) {
      return asked.noSuchName(query.namespace());
    }
    ApiAnswer answer = ask(resource, query, position);
    Optional<String> other = positionOffered(answer);
    if (other.isEmpty()) {
      return asked.object(answer).map(node -> page(node, true));
    }
    return asked.object(ask(resource, query, other.get())).map(node -> page(node, false));
  }

  private ApiAnswer ask(Resource resource, Query query, String position)
      throws InterruptedException {
    String path = resource.path(query.namespace());
    return api.ask(ApiRequest.get(query.parameters().with("continue", position).after(path)));
  }

  /** An expired position comes with another one that goes on, of a later moment. */
  private static Optional<String> positionOffered(ApiAnswer answer) {
    return answer instanceof ApiAnswer.Answered a && a.status() == 410
        ? ApiStatus.read(a.body())
            .map(ApiStatus::continueToken)
            .filter(position -> !position.isEmpty())
        : Optional.empty();
  }

  private static ObjectPage page(JsonNode list, boolean consistent) {
    List<JsonNode> items = new ArrayList<>();
    list.path("items").forEach(items::add);
    JsonNode metadata = list.path("metadata");
    return new ObjectPage(
        items,
        Json.text(list, "metadata", "continue"),
        metadata.path("remainingItemCount").asLong(-1),
        consistent);
  }

  static boolean isNamespace(String namespace) {
    return namespace.isEmpty() || Resource.isName(namespace);
  }
}
