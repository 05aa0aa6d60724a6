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
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.path.fault.Explanation;
import dev.podnosis.path.fault.Fault;
import dev.podnosis.path.fault.Suspect;
import dev.podnosis.path.fault.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** UDP port 53 is closed between some ends, while TCP passes. */
final class Udp53Blocked implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("udp53-blocked");
  }

  @Override
  public Verdict judge(Facts facts) {
    List<Edges.Edge> direct = facts.edges().direct();
    if (direct.stream().noneMatch(e -> e.udp().sent() > 0)) {
      return Verdict.undecided(Need.of(ProbeId.POD_NETWORK));
    }
    List<Edges.Edge> silent = direct.stream().filter(Udp53Blocked::silent).toList();
    List<Edges.Edge> closed = closedWays(direct, silent, facts);
    if (!closed.isEmpty()) {
      return closed(closed, direct, facts);
    }
    if (silent.stream().anyMatch(e -> e.tcp().sent() == 0)) {
      return Verdict.undecided(Need.of(ProbeId.POD_NETWORK));
    }
    if (!facts.edges().ownWayTried()) {
      return Verdict.undecided(Need.of(ProbeId.POD_NETWORK));
    }
    if (silent.isEmpty() && upstreamsUntried(direct, facts)) {
      return Verdict.undecided(Need.of(ProbeId.COREDNS_NETWORK));
    }
    Edges.Tries udp = Edges.sum(direct, Edges.Edge::udp);
    long dead = direct.stream().filter(e -> e.udp().dead()).count();
    return Verdict.ruledOut(
        con(
            "udp-passes-like-tcp",
            Map.of("sent", udp.sent(), "lost", udp.lost(), "dead", dead),
            Edges.evidence(direct)));
  }

  /** Whether outside names fail, and the way on to their servers may be the closed one. */
  private static boolean upstreamsUntried(List<Edges.Edge> direct, Facts facts) {
    return !facts.externalFailures().isEmpty()
        && direct.stream().noneMatch(e -> e.to().role() == DnsTarget.Role.UPSTREAM);
  }

  /** Where UDP is dead and TCP is not; or all silent ways, if they lead to one node. */
  private static List<Edges.Edge> closedWays(
      List<Edges.Edge> direct, List<Edges.Edge> silent, Facts facts) {
    List<Edges.Edge> closed =
        direct.stream().filter(e -> e.udp().dead() && otherwiseOpen(e)).toList();
    return closed.isEmpty() && Edges.sum(silent, Edges.Edge::udp).dead() && closedByOneNode(facts)
        ? comparedFromService(silent, facts)
        : closed;
  }

  /** No answer over UDP, however few the questions were. */
  private static boolean silent(Edges.Edge edge) {
    Edges.Tries udp = edge.udp();
    return udp.sent() > 0 && udp.lost() == udp.sent() && udp.refused() == 0;
  }

  /** Ways on which UDP is silent and TCP is not: those ways, and those through the Service. */
  private static List<Edges.Edge> comparedFromService(List<Edges.Edge> silent, Facts facts) {
    return Stream.concat(
            silent.stream(),
            facts.edges().to(DnsTarget.Role.SERVICE).stream().filter(Udp53Blocked::silent))
        .filter(Udp53Blocked::otherwiseOpen)
        .toList();
  }

  /** Each way was tried too seldom to tell by itself, but all of them lead to one node. */
  private static boolean closedByOneNode(Facts facts) {
    List<Explanation> explanations = facts.localisation().loss().explanations();
    return !explanations.isEmpty()
        && explanations.stream()
            .allMatch(
                e ->
                    e.fits()
                        && e.suspects().size() == 1
                        && closesUdpOfNode(e.suspects().getFirst())
                        && e.suspects().getFirst().passes().contains(Traffic.TCP)
                        && e.suspects().getFirst().fault() instanceof Fault.NodeFault);
  }

  private static Verdict closed(List<Edges.Edge> closed, List<Edges.Edge> direct, Facts facts) {
    Edges.Tries udp = Edges.sum(closed, Edges.Edge::udp);
    Edges.Tries tcp = Edges.sum(closed, Edges.Edge::tcp);
    List<Finding> findings = new ArrayList<>();
    findings.add(
        pro(
            "udp-lost-tcp-passes",
            Map.of(
                "sent", udp.sent(),
                "lost", udp.lost(),
                "tcpSent", tcp.sent(),
                "tcpLost", tcp.lost(),
                "edges", Edges.text(closed)),
            Edges.evidence(closed)));
    Edges.commonNode(closed)
        .ifPresent(
            n -> findings.add(pro("one-node", Map.of("edgeNode", n), Edges.evidence(closed))));
    if (MeshProxy.mayStandBetween(closed, facts)) {
      return Verdict.suspected(findings, facts.failures(), Need.of(ProbeId.NODE_NETWORK));
    }
    // That one server does not answer over UDP says nothing of the network as long as others do.
    boolean onlyOneUpstream =
        closed.stream().allMatch(e -> e.to().role() == DnsTarget.Role.UPSTREAM)
            && direct.stream()
                .anyMatch(e -> e.udp().fine() && e.to().role() == DnsTarget.Role.UPSTREAM);
    boolean onlyUpstreams = closed.stream().allMatch(e -> e.to().role() == DnsTarget.Role.UPSTREAM);
    if (onlyUpstreams && fromSomeNodesAlone(facts)) {
      return Verdict.confirmed(findings, facts.failures());
    }
    if (onlyOneUpstream) {
      return Verdict.suspected(findings, facts.externalFailures(), Need.of(ProbeId.NODE_NETWORK));
    }
    return onlyUpstreams
        ? Verdict.suspected(findings, facts.externalFailures(), Need.of(ProbeId.POD_NETWORK))
        : Verdict.confirmed(findings, facts.failures());
  }

  /** Others reach the same servers: it lies on the way from certain nodes, not at the servers. */
  private static boolean fromSomeNodesAlone(Facts facts) {
    List<Explanation> explanations = facts.localisation().loss().explanations();
    return !explanations.isEmpty()
        && explanations.stream()
            .allMatch(e -> e.suspects().stream().anyMatch(Udp53Blocked::closesUdpOfNode));
  }

  private static boolean closesUdpOfNode(Suspect suspect) {
    return suspect.complete()
        && suspect.fault().traffic().contains(Traffic.UDP)
        && !suspect.fault().traffic().contains(Traffic.TCP)
        && suspect.alternatives().stream().allMatch(Udp53Blocked::ofNode)
        && ofNode(suspect.fault());
  }

  private static boolean ofNode(Fault fault) {
    return fault instanceof Fault.NodeFault
        || fault instanceof Fault.UpstreamLinkFault
        || fault instanceof Fault.PodFault;
  }

  private static boolean otherwiseOpen(Edges.Edge edge) {
    return edge.tcp().sent() > 0 && !edge.tcp().dead() && edge.tcp().lost() < edge.tcp().sent();
  }
}
