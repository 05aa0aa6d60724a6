package dev.podnosis.diagnosis.cause;

import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.PodResolver;
import dev.podnosis.diagnosis.PodResolver.Attachment;
import dev.podnosis.diagnosis.Presence;
import dev.podnosis.evidence.NodeRulesSeen;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.Seen;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the business pod's questions go to NodeLocal DNSCache. */
final class NodeLocalUse {
  private NodeLocalUse() {}

  /**
   * Whether they do, as the pod's first nameserver and the addresses that the cache takes on the
   * pod's node show. In iptables mode the cache takes the DNS Service's own address too.
   */
  static Presence of(Facts facts) {
    if (facts.dns().nodeLocalInstalled() != Presence.PRESENT) {
      return facts.dns().nodeLocalInstalled();
    }
    Optional<Fact<PodResolver>> resolver = facts.podResolver();
    if (resolver.isEmpty()) {
      return Presence.UNKNOWN;
    }
    if (resolver.get().value().attachment() == Attachment.NODELOCAL) {
      return Presence.PRESENT;
    }
    List<String> servers = resolver.get().value().conf().nameservers();
    if (servers.isEmpty()) {
      return Presence.ABSENT;
    }
    if (resolver.get().value().attachment() == Attachment.KUBE_DNS && redirected(facts)) {
      return Presence.UNKNOWN;
    }
    Optional<Seen<NodeRulesSeen>> rules =
        ClientNode.rules(facts).filter(r -> addressesRead(r.what()));
    if (rules.isEmpty() && facts.dns().readNodeLocalCorefile().isEmpty()) {
      return Presence.UNKNOWN;
    }
    boolean takes =
        rules
            .map(r -> r.what().nodeLocalAddresses().contains(servers.getFirst()))
            .orElseGet(() -> bound(facts).contains(servers.getFirst()));
    return takes ? Presence.PRESENT : Presence.ABSENT;
  }

  /**
   * Whether the pod names the cache, or its node's addresses were read: else only a file says so.
   */
  static boolean seen(Facts facts) {
    return facts
            .podResolver()
            .filter(r -> r.value().attachment() == Attachment.NODELOCAL)
            .isPresent()
        || ClientNode.rules(facts).filter(r -> addressesRead(r.what())).isPresent();
  }

  /** Whether the node's addresses could be read, so that their absence tells. */
  static boolean addressesRead(NodeRulesSeen rules) {
    return !rules.unreadable().contains("ip-addr");
  }

  /** The addresses that the cache's Corefile binds. */
  static Set<String> bound(Facts facts) {
    Set<String> bound = new LinkedHashSet<>();
    facts
        .dns()
        .readNodeLocalCorefile()
        .ifPresent(c -> c.facts().servers().forEach(s -> bound.addAll(s.binds())));
    return bound;
  }

  /**
   * Whether the cache takes the DNS Service's questions without holding its address: Cilium's
   * LocalRedirectPolicy (GKE Dataplane V2 too) leads them to the cache's pod, which is not in the
   * node's network then.
   */
  static boolean redirected(Facts facts) {
    return facts.nodeLocal().stream()
        .flatMap(r -> r.all().stream())
        .anyMatch(p -> !p.dns().hostNetwork());
  }

  /** The cache's pods on the business pod's node. */
  static List<PodFacts> onClientNode(Facts facts) {
    return facts.nodeLocal().stream()
        .flatMap(r -> r.all().stream())
        .filter(p -> p.node() != null && ClientNode.is(p.node(), facts))
        .toList();
  }

  /** Whether the pod's questions are kept out of connection tracking. */
  static boolean untracked(Facts facts) {
    return of(facts) == Presence.PRESENT
        && ClientNode.rules(facts).map(r -> r.what().notrack()).orElse(false);
  }
}
