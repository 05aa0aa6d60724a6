package dev.podnosis.diagnosis.cause;

import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.PoliciesSeen;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What NetworkPolicies let through, by the rules of networking.k8s.io/v1: a pod that no policy
 * selects for a direction is open in it; otherwise what any of those policies allows passes.
 */
final class PolicyRules {
  private final List<PoliciesSeen.Policy> policies;
  private final Map<String, Map<String, String>> namespaceLabels;

  PolicyRules(PoliciesSeen seen) {
    this.policies = seen.policies();
    this.namespaceLabels = seen.namespaceLabels();
  }

  /** The policies that restrict what a pod sends. */
  List<PoliciesSeen.Policy> egressOf(PodFacts pod) {
    return policies.stream().filter(p -> p.egress() && selects(p, pod)).toList();
  }

  /** The policies that restrict what a pod receives. */
  List<PoliciesSeen.Policy> ingressOf(PodFacts pod) {
    return policies.stream().filter(p -> p.ingress() && selects(p, pod)).toList();
  }

  /** Whether a pod may send to a DNS pod, whatever that one accepts. */
  boolean maySend(PodFacts from, PodFacts to, String protocol) {
    List<PoliciesSeen.Policy> egress = egressOf(from);
    return egress.isEmpty()
        || egress.stream()
            .anyMatch(
                p ->
                    p.egressRules().stream()
                        .anyMatch(r -> peers(r, p, to) && ports(r, protocol, to)));
  }

  /** Whether a DNS pod may receive from a pod. */
  boolean mayReceive(PodFacts to, PodFacts from, String protocol) {
    List<PoliciesSeen.Policy> ingress = ingressOf(to);
    return ingress.isEmpty()
        || ingress.stream()
            .anyMatch(
                p ->
                    p.ingressRules().stream()
                        .anyMatch(r -> peers(r, p, from) && ports(r, protocol, to)));
  }

  private static boolean selects(PoliciesSeen.Policy policy, PodFacts pod) {
    return policy.ref().namespace().equals(pod.ref().namespace())
        && !pod.dns().hostNetwork()
        && policy.podSelector().matches(pod.labels());
  }

  private boolean peers(PoliciesSeen.Rule rule, PoliciesSeen.Policy policy, PodFacts other) {
    return rule.peers().isEmpty()
        || rule.peers().stream().anyMatch(p -> peer(p, policy.ref().namespace(), other));
  }

  private boolean peer(PoliciesSeen.Peer peer, String namespace, PodFacts other) {
    if (!peer.cidr().isEmpty()) {
      return other.addresses().stream()
          .anyMatch(
              a ->
                  AddressBlock.contains(peer.cidr(), a)
                      && peer.except().stream().noneMatch(e -> AddressBlock.contains(e, a)));
    }
    // A pod in the node's network has the node's address; selectors do not reach it.
    if (other.dns().hostNetwork()) {
      return false;
    }
    PoliciesSeen.Selector namespaces = peer.namespaces();
    boolean there =
        namespaces == null
            ? other.ref().namespace().equals(namespace)
            : namespaces.matches(labelsOf(other.ref().namespace()));
    PoliciesSeen.Selector pods = peer.pods();
    return there && (pods == null || pods.matches(other.labels()));
  }

  /** Every namespace carries its name as a label since Kubernetes 1.22. */
  private Map<String, String> labelsOf(String namespace) {
    return namespaceLabels.getOrDefault(
        namespace, Map.of("kubernetes.io/metadata.name", namespace));
  }

  /**
   * Policies see the packet after the Service's address was replaced: the pod's own port counts.
   */
  private static boolean ports(PoliciesSeen.Rule rule, String protocol, PodFacts dnsPod) {
    return rule.ports().isEmpty()
        || rule.ports().stream()
            .anyMatch(
                p -> p.protocol().equals(protocol) && covers(p, dnsPort(dnsPod, protocol), dnsPod));
  }

  /** The port that the pod names for DNS; 53 where it names none. */
  static int dnsPort(PodFacts pod, String protocol) {
    String name = protocol.equals("UDP") ? "dns" : "dns-tcp";
    return portNamed(pod, name).orElse(53);
  }

  private static Optional<Integer> portNamed(PodFacts pod, String name) {
    return pod.containers().stream()
        .flatMap(c -> Optional.ofNullable(c.ports().get(name)).stream())
        .findFirst();
  }

  private static boolean covers(PoliciesSeen.PortRange range, int port, PodFacts pod) {
    if (range.port().isEmpty()) {
      return true;
    }
    if (!range.port().matches("\\d{1,5}")) {
      return portNamed(pod, range.port()).filter(n -> n == port).isPresent();
    }
    int first = Integer.parseInt(range.port());
    return port >= first && port <= Math.max(first, range.endPort());
  }
}
