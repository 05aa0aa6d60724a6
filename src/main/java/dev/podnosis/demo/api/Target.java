package dev.podnosis.demo.api;

import dev.podnosis.demo.world.ResourceType;
import dev.podnosis.demo.world.ResourceTypes;
import java.util.List;
import java.util.Optional;

/**
 * What a request is about.
 *
 * @param namespace empty for all namespaces and for cluster-wide types
 * @param name empty for a list
 * @param subresource empty, or {@code log}, {@code exec} and the like
 * @param rest what follows the subresource
 * @param verb the verb that access is checked for
 */
record Target(
    ResourceType type,
    String namespace,
    String name,
    String subresource,
    List<String> rest,
    String verb) {
  /** Reads {@code api/v1/namespaces/NS/pods/NAME/log} and {@code apis/GROUP/VERSION/…}. */
  static Optional<Target> of(ResourceTypes types, Request request) {
    List<String> path = request.path();
    boolean core = path.size() > 2 && path.getFirst().equals("api");
    boolean named = path.size() > 3 && path.getFirst().equals("apis");
    if (!core && !named) {
      return Optional.empty();
    }
    String group = core ? "" : path.get(1);
    String version = path.get(core ? 1 : 2);
    List<String> rest = path.subList(core ? 2 : 3, path.size());
    boolean scoped = rest.size() > 2 && rest.getFirst().equals("namespaces");
    String namespace = scoped ? rest.get(1) : "";
    List<String> about = scoped ? rest.subList(2, rest.size()) : rest;
    Optional<ResourceType> type =
        types.byPath(group, version, about.getFirst()).filter(t -> !scoped || t.namespaced());
    String name = about.size() > 1 ? about.get(1) : "";
    String subresource = about.size() > 2 ? about.get(2) : "";
    List<String> tail = about.size() > 3 ? about.subList(3, about.size()) : List.of();
    return type.map(
        t -> new Target(t, namespace, name, subresource, tail, verb(request, name, subresource)));
  }

  /** The resource as rules name it. */
  String resource() {
    return subresource.isEmpty() ? type.plural() : type.plural() + "/" + subresource;
  }

  private static String verb(Request request, String name, String subresource) {
    return switch (request.method()) {
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
      default -> {
        if (subresource.equals("exec") || subresource.equals("portforward")) {
          yield "get";
        }
        yield request.flag("watch") ? "watch" : name.isEmpty() ? "list" : "get";
      }
    };
  }
}
