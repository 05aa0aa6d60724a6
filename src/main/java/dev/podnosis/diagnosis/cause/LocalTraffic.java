package dev.podnosis.diagnosis.cause;

import dev.podnosis.diagnosis.Edges;
import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Presence;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.EndpointsSeen;
import dev.podnosis.evidence.EndpointsSeen.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A DNS Service whose {@code internalTrafficPolicy} is {@code Local}: a node's questions go to
 * endpoints on that node alone, and where it has none they are dropped (Kubernetes, Service
 * Internal Traffic Policy).
 */
final class LocalTraffic {
  private LocalTraffic() {}

  /**
   * The Service's endpoints, where none that is ready stands on the business pod's node, though
   * others do elsewhere.
   */
  static Optional<Fact<EndpointsSeen>> nobodyHere(Facts facts) {
    Optional<String> node = ClientNode.name(facts);
    if (!keepsToNode(facts) || node.isEmpty() || NodeLocalUse.of(facts) == Presence.PRESENT) {
      return Optional.empty();
    }
    return facts
        .dns()
        .endpoints()
        .filter(e -> e.value().readyCount() > 0)
        .filter(
            e ->
                e.value().endpoints().stream()
                    .filter(Endpoint::ready)
                    .allMatch(x -> x.node() != null && !node.get().equals(x.node())))
        .map(
            e -> {
              List<String> evidence = new ArrayList<>(e.evidence());
              facts.dns().service().ifPresent(s -> evidence.addAll(s.evidence()));
              return new Fact<>(e.value(), evidence);
            });
  }

  /** Whether it matters which node asks, and that is not known. */
  static boolean nodeUnknown(Facts facts) {
    return keepsToNode(facts) && ClientNode.name(facts).isEmpty();
  }

  private static boolean keepsToNode(Facts facts) {
    return facts
        .dns()
        .service()
        .filter(s -> s.value().internalTrafficPolicy().equals("Local"))
        .isPresent();
  }

  /** What was asked of the Service from the business pod's node over UDP. */
  static List<Edges.Edge> asked(Facts facts) {
    return facts.edges().to(DnsTarget.Role.SERVICE).stream()
        .filter(e -> e.udp().sent() > 0)
        .filter(e -> e.fromNode() != null && ClientNode.is(e.fromNode(), facts))
        .toList();
  }
}
