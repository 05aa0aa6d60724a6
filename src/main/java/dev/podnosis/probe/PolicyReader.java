package dev.podnosis.probe;

import dev.podnosis.evidence.PoliciesSeen;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads NetworkPolicy objects (networking.k8s.io/v1). */
public final class PolicyReader {
  private PolicyReader() {}

  /** What a NetworkPolicy says. */
  public static PoliciesSeen.Policy read(JsonNode policy) {
    JsonNode spec = policy.path("spec");
    List<String> types = Json.texts(spec, "policyTypes");
    // "If this field is not specified, it will default based on the existence of ingress or egress
    // rules": ingress always, egress when there are egress rules.
    boolean egress = types.isEmpty() ? Json.has(spec, "egress") : types.contains("Egress");
    boolean ingress = types.isEmpty() || types.contains("Ingress");
    return new PoliciesSeen.Policy(
        PodReader.ref(policy),
        selector(spec.path("podSelector")),
        egress,
        ingress,
        Json.each(spec, r -> rule(r, "to"), "egress"),
        Json.each(spec, r -> rule(r, "from"), "ingress"));
  }

  private static PoliciesSeen.Rule rule(JsonNode rule, String peers) {
    return new PoliciesSeen.Rule(
        Json.each(rule, PolicyReader::peer, peers), Json.each(rule, PolicyReader::port, "ports"));
  }

  private static PoliciesSeen.Peer peer(JsonNode peer) {
    return new PoliciesSeen.Peer(
        selectorOrNull(peer.path("podSelector")),
        selectorOrNull(peer.path("namespaceSelector")),
        Json.text(peer, "ipBlock", "cidr"),
        Json.texts(peer, "ipBlock", "except"));
  }

  private static PoliciesSeen.PortRange port(JsonNode port) {
    String protocol = Json.text(port, "protocol");
    return new PoliciesSeen.PortRange(
        protocol.isEmpty() ? "TCP" : protocol,
        Json.text(port, "port"),
        Json.number(port, "endPort"));
  }

  private static PoliciesSeen.@Nullable Selector selectorOrNull(JsonNode selector) {
    return selector.isObject() ? selector(selector) : null;
  }

  /** A label selector as any object holds it. */
  static PoliciesSeen.Selector selector(JsonNode selector) {
    return new PoliciesSeen.Selector(
        Json.map(selector, "matchLabels"),
        Json.each(
            selector,
            t ->
                new PoliciesSeen.Term(
                    Json.text(t, "key"), Json.text(t, "operator"), Json.texts(t, "values")),
            "matchExpressions"));
  }
}
