package dev.podnosis.diagnosis.cause;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.evidence.NodeCountersSeen;
import dev.podnosis.evidence.NodeRulesSeen;
import dev.podnosis.evidence.NodesSeen;
import dev.podnosis.evidence.Seen;
import java.util.Optional;

/** The node of the business pod, as far as it was looked at. */
final class ClientNode {
  private ClientNode() {}

  static Optional<String> name(Facts facts) {
    return facts.businessPod().flatMap(f -> Optional.ofNullable(f.value().node()));
  }

  static boolean is(String node, Facts facts) {
    return name(facts).filter(node::equals).isPresent();
  }

  static Optional<Seen<NodeCountersSeen>> counters(Facts facts) {
    return facts
        .all(NodeCountersSeen.class)
        .filter(s -> is(s.what().node(), facts))
        .reduce((a, b) -> b);
  }

  static Optional<Seen<NodeRulesSeen>> rules(Facts facts) {
    return facts
        .all(NodeRulesSeen.class)
        .filter(s -> is(s.what().node(), facts))
        .reduce((a, b) -> b);
  }

  static Optional<NodesSeen.Node> object(Facts facts) {
    return name(facts).flatMap(facts::node).map(f -> f.value());
  }
}
