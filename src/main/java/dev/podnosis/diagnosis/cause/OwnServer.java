package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.evidence.NodeDnsConfigSeen;
import dev.podnosis.evidence.NodeRulesSeen;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.StubLookupSeen;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server in a pod's file that is none of the DNS Service's addresses, and may serve the cluster
 * all the same: a cache that runs on the node outside Kubernetes (LocalDNS of AKS at 169.254.10.11)
 * or the cloud's own DNS (Cloud DNS for GKE at 169.254.169.254).
 */
final class OwnServer {
  private OwnServer() {}

  /** What shows that the server answers for the cluster. */
  static Optional<Finding> serves(String server, Facts facts) {
    return resolves(server, facts).or(() -> listens(server, facts));
  }

  /** The container's own resolver found a name of the cluster. */
  private static Optional<Finding> resolves(String server, Facts facts) {
    return facts.stubLookups().stream()
        .filter(s -> s.what().result() == StubLookupSeen.Result.FOUND)
        .filter(s -> facts.names().internal(s.what().name()))
        .findFirst()
        .map(
            s ->
                con(
                    "server-knows-cluster",
                    Map.of("server", server, "name", s.what().name()),
                    List.of(s.id())));
  }

  /** Something listens on that address of the pod's node. */
  private static Optional<Finding> listens(String server, Facts facts) {
    return ClientNode.rules(facts)
        .filter(r -> linkLocal(server) && listens(server, r.what()))
        .map(
            r ->
                con(
                    "node-listens-there",
                    Map.of("node", r.what().node(), "server", server),
                    List.of(r.id())));
  }

  private static boolean listens(String server, NodeRulesSeen rules) {
    return rules.listeners().contains("udp " + server + ":53");
  }

  /**
   * Whether it may be a server on the node or the cloud's that was not looked at: its address is
   * valid on one link only (RFC 3927), and what listens there is not known.
   */
  static boolean mayServe(String server, Facts facts) {
    boolean listenersRead =
        ClientNode.rules(facts).filter(r -> !r.what().unreadable().contains("ss-udp")).isPresent();
    return linkLocal(server) && (ofCloud(server) || !listenersRead);
  }

  private static boolean linkLocal(String server) {
    return server.startsWith("169.254.");
  }

  /** The clouds answer there outside the node, so that nothing on it listens. */
  private static boolean ofCloud(String server) {
    return server.startsWith("169.254.169.");
  }

  /** The settings of the kubelet that wrote the pod's file. */
  static List<Seen<NodeDnsConfigSeen>> kubelet(Facts facts) {
    return facts
        .all(NodeDnsConfigSeen.class)
        .filter(k -> ClientNode.is(k.what().node(), facts))
        .toList();
  }
}
