package dev.podnosis.diagnosis.cause;

import dev.podnosis.diagnosis.CommandWord;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.PoliciesSeen;

/** Rules for DNS, added to a NetworkPolicy. What any policy allows passes, so one is enough. */
final class PolicyPatch {
  private PolicyPatch() {}

  /** Lets the policy's pods ask the DNS pods. */
  static Patch egress(PoliciesSeen.Policy policy, PodFacts dnsPod) {
    return added(policy, "egress", policy.egressRules().isEmpty(), "to", dnsPod, dnsPod);
  }

  /** Lets the policy's DNS pods be asked from a pod's namespace. */
  static Patch ingress(PoliciesSeen.Policy policy, PodFacts dnsPod, PodFacts client) {
    return added(policy, "ingress", policy.ingressRules().isEmpty(), "from", client, dnsPod);
  }

  private static Patch added(
      PoliciesSeen.Policy policy,
      String direction,
      boolean first,
      String side,
      PodFacts other,
      PodFacts dnsPod) {
    return SpecPatch.of(
        "NetworkPolicy/" + policy.ref(),
        first ? "spec:\n" : "spec:\n  " + direction + ":\n",
        """
        spec:
          %s:
          - %s:
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: %s
            ports:
            - protocol: UDP
              port: %d
            - protocol: TCP
              port: %d
        """
            .formatted(
                direction,
                side,
                CommandWord.of(other.ref().namespace(), "NAMESPACE"),
                PolicyRules.dnsPort(dnsPod, "UDP"),
                PolicyRules.dnsPort(dnsPod, "TCP")));
  }
}
