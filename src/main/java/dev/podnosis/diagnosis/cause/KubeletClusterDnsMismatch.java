package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.PodResolver;
import dev.podnosis.diagnosis.Presence;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.NodeDnsConfigSeen;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kubelet gives pods a DNS address that is not the DNS Service's. */
final class KubeletClusterDnsMismatch implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("kubelet-cluster-dns-mismatch");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<Fact<PodFacts>> pod = facts.businessPod();
    if (pod.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.BUSINESS_POD));
    }
    if (PodResolver.specAvoidsClusterDns(pod.get().value(), facts.dns().serviceAddresses())
        || pod.get().value().dns().policy().equals("None")) {
      return Verdict.ruledOut(
          con(
              "spec-decides",
              Map.of("policy", pod.get().value().dns().policy()),
              pod.get().evidence()));
    }
    List<Finding> none = withoutClusterDns(pod.get().value(), facts);
    if (!none.isEmpty()) {
      return Verdict.confirmed(none, facts.clientFailures());
    }
    return facts
        .podResolver()
        .map(r -> judge(r, facts))
        .orElseGet(() -> Verdict.undecided(Need.of(ProbeId.RESOLV_CONF)));
  }

  private static Verdict judge(Fact<PodResolver> resolver, Facts facts) {
    return switch (resolver.value().attachment()) {
      case UNKNOWN -> Verdict.undecided(Need.of(ProbeId.DNS_SERVICE));
      case NODELOCAL ->
          facts.dns().nodeLocalInstalled() == Presence.UNKNOWN
              ? Verdict.undecided(Need.of(ProbeId.NODELOCAL))
              : current(resolver);
      case KUBE_DNS -> current(resolver);
      case OTHER -> otherAddress(resolver, facts);
    };
  }

  private static Verdict current(Fact<PodResolver> resolver) {
    return Verdict.ruledOut(con("address-is-current", Map.of(), resolver.evidence()));
  }

  private static Verdict otherAddress(Fact<PodResolver> resolver, Facts facts) {
    String server = resolver.value().conf().nameservers().stream().findFirst().orElse("–");
    Finding other =
        pro(
            "pod-names-other-address",
            Map.of("server", server, "address", facts.dns().serviceAddresses()),
            resolver.evidence());
    Optional<Finding> serves = OwnServer.serves(server, facts);
    if (serves.isPresent()) {
      return Verdict.ruledOut(serves.get());
    }
    List<Seen<NodeDnsConfigSeen>> kubelet = OwnServer.kubelet(facts);
    if (kubelet.isEmpty()) {
      return facts.complaint() || !OwnServer.mayServe(server, facts)
          ? Verdict.suspected(
              List.of(other), facts.clientFailures(), Need.of(ProbeId.NODE_DNS_CONFIG))
          : Verdict.undecided(Need.of(ProbeId.NODE_DNS_CONFIG));
    }
    Optional<Seen<NodeDnsConfigSeen>> giver =
        kubelet.stream().filter(k -> k.what().clusterDns().contains(server)).findFirst();
    return giver
        .map(k -> givenByKubelet(server, other, k, facts))
        .orElseGet(
            () ->
                Verdict.ruledOut(
                    con(
                        "kubelet-gives-another",
                        Map.of("servers", kubelet.getFirst().what().clusterDns()),
                        List.of(kubelet.getFirst().id()))));
  }

  private static Verdict givenByKubelet(
      String server, Finding other, Seen<NodeDnsConfigSeen> kubelet, Facts facts) {
    List<Finding> findings =
        List.of(
            other,
            pro(
                "kubelet-gives-it",
                Map.of(
                    "node", kubelet.what().node(),
                    "servers", kubelet.what().clusterDns()),
                List.of(kubelet.id())));
    if (!OwnServer.mayServe(server, facts)) {
      return Verdict.confirmed(findings, facts.clientFailures());
    }
    return facts.complaint()
        ? Verdict.suspected(findings, facts.clientFailures(), Need.of(ProbeId.NODE_RULES))
        : Verdict.undecided(Need.of(ProbeId.NODE_RULES));
  }

  /** Without a cluster DNS address the kubelet falls back to the node's file and says so. */
  private static List<Finding> withoutClusterDns(PodFacts pod, Facts facts) {
    return facts.events("MissingClusterDNS").stream()
        .filter(e -> e.value().object().equals(pod.ref()))
        .limit(1)
        .map(e -> pro("kubelet-has-none", Map.of("count", e.value().count()), e.evidence()))
        .toList();
  }
}
