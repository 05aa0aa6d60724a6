package dev.podnosis.demo.net;

import dev.podnosis.demo.world.ObjectStore;
import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.Tree;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What NetworkPolicies let pass: label selectors and ports; IP blocks match nothing in the cluster.
 */
final class Policies {
  private final ObjectStore objects;

  Policies(ObjectStore objects) {
    this.objects = objects;
  }

  boolean allow(Flow flow) {
    return allows("Egress", flow.from().pod(), flow.toPod(), flow)
        && allows("Ingress", flow.toPod(), flow.from().pod(), flow);
  }

  private boolean allows(String direction, @Nullable Pod subject, @Nullable Pod peer, Flow flow) {
    if (subject == null || subject.equals(peer)) {
      return true;
    }
    List<? extends JsonNode> applying =
        objects.list(objects.types().ofKind("NetworkPolicy"), subject.namespace()).stream()
            .filter(p -> types(p).contains(direction))
            .filter(p -> selects(Tree.at(p, "spec", "podSelector"), subject))
            .toList();
    return applying.isEmpty()
        || applying.stream()
            .flatMap(p -> Tree.at(p, "spec", direction.toLowerCase(Locale.ROOT)).valueStream())
            .anyMatch(
                rule ->
                    port(rule, flow)
                        && peer(rule, direction.equals("Egress") ? "to" : "from", peer, subject));
  }

  private static List<String> types(JsonNode policy) {
    return Tree.at(policy, "spec", "policyTypes").valueStream().map(t -> t.asString("")).toList();
  }

  private static boolean selects(JsonNode selector, Pod pod) {
    return Tree.matches(selector.path("matchLabels"), pod.labels());
  }

  private static boolean port(JsonNode rule, Flow flow) {
    JsonNode ports = rule.path("ports");
    return ports.isEmpty()
        || ports
            .valueStream()
            .anyMatch(
                p ->
                    p.path("protocol").asString("TCP").equals(flow.transport().name())
                        && (!p.has("port") || p.path("port").asInt(-1) == flow.port()));
  }

  private boolean peer(JsonNode rule, String side, @Nullable Pod peer, Pod subject) {
    JsonNode peers = rule.path(side);
    if (peers.isEmpty()) {
      return true;
    }
    return peer != null && peers.valueStream().anyMatch(p -> matches(p, peer, subject));
  }

  private boolean matches(JsonNode selector, Pod peer, Pod subject) {
    if (selector.has("ipBlock")) {
      return false;
    }
    boolean namespace =
        selector.has("namespaceSelector")
            ? objects
                .get("Namespace", "", peer.namespace())
                .map(
                    n ->
                        Tree.matches(
                            Tree.at(selector, "namespaceSelector", "matchLabels"),
                            Tree.at(n, "metadata", "labels")))
                .orElse(false)
            : peer.namespace().equals(subject.namespace());
    return namespace && selects(selector.path("podSelector"), peer);
  }
}
