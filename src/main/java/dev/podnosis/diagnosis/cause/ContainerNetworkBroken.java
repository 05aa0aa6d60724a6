package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Edges;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.PoliciesSeen;
import dev.podnosis.evidence.ProbeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Between some ends nothing passes, over UDP, TCP or ICMP. */
final class ContainerNetworkBroken implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("container-network-broken");
  }

  @Override
  public Verdict judge(Facts facts) {
    List<Edges.Edge> toReplicas =
        facts.edges().direct().stream()
            .filter(e -> e.to().role() == DnsTarget.Role.REPLICA && e.udp().sent() > 0)
            .toList();
    if (toReplicas.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.POD_NETWORK));
    }
    List<Edges.Edge> silent = toReplicas.stream().filter(ContainerNetworkBroken::silent).toList();
    if (silent.isEmpty() && !facts.edges().ownWayTried()) {
      return Verdict.undecided(Need.of(ProbeId.POD_NETWORK));
    }
    if (silent.isEmpty()) {
      return Verdict.ruledOut(
          con("something-passes", Map.of("edges", toReplicas.size()), Edges.evidence(toReplicas)));
    }
    Edges.Tries udp = Edges.sum(silent, Edges.Edge::udp);
    Edges.Tries icmp = Edges.sum(silent, Edges.Edge::icmp);
    List<Finding> findings = new ArrayList<>();
    findings.add(
        pro(
            "nothing-passes",
            Map.of(
                "sent", udp.sent(),
                "lost", udp.lost(),
                "pings", icmp.sent(),
                "edges", Edges.text(silent)),
            Edges.evidence(silent)));
    Edges.commonNode(silent)
        .ifPresent(
            n -> findings.add(pro("one-node", Map.of("edgeNode", n), Edges.evidence(silent))));
    // A policy closes all protocols too; it is told from a broken network by the rules.
    boolean policies = facts.all(PoliciesSeen.class).anyMatch(s -> bears(s.what(), facts));
    boolean pinged = icmp.sent() > 0;
    boolean podAlone = podAlone(silent, toReplicas, facts);
    return pinged && !policies && !podAlone
        ? Verdict.confirmed(findings, facts.failures())
        : Verdict.suspected(
            findings,
            facts.failures(),
            Need.of(policies || podAlone ? ProbeId.NODE_NETWORK : ProbeId.POD_NETWORK));
  }

  /**
   * Whether it is this pod that reaches nobody, and nobody else was seen to fail: so does a pod
   * that a policy of the network plugin's own kind closes (CiliumNetworkPolicy, Calico's
   * GlobalNetworkPolicy), which is not read.
   */
  private static boolean podAlone(
      List<Edges.Edge> silent, List<Edges.Edge> toReplicas, Facts facts) {
    return silent.stream().allMatch(e -> MeshProxy.fromPod(e, facts))
        && toReplicas.stream()
            .filter(e -> MeshProxy.fromPod(e, facts))
            .allMatch(ContainerNetworkBroken::silent);
  }

  /** Whether a policy selects one of the ends; those of other pods do not matter here. */
  private static boolean bears(PoliciesSeen seen, Facts facts) {
    PolicyRules rules = new PolicyRules(seen);
    Stream<PodFacts> ends =
        Stream.concat(
            facts.businessPod().map(f -> f.value()).stream(),
            facts.replicas().stream().flatMap(r -> r.all().stream()));
    return ends.anyMatch(p -> !rules.egressOf(p).isEmpty() || !rules.ingressOf(p).isEmpty());
  }

  private static boolean silent(Edges.Edge edge) {
    return edge.udp().dead()
        && edge.tcp().refused() == 0
        && edge.tcp().lost() == edge.tcp().sent()
        && edge.icmp().lost() == edge.icmp().sent();
  }
}
