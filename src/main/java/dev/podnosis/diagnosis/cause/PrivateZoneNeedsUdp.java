package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.corefile.CorefileFacts;
import dev.podnosis.coredns.corefile.CorefilePatches;
import dev.podnosis.coredns.corefile.ForwardFacts;
import dev.podnosis.coredns.corefile.Upstream;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.Presence;
import dev.podnosis.diagnosis.ReadCorefile;
import dev.podnosis.diagnosis.Upstreams;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.DomainKind;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The servers of a private zone serve UDP only, and CoreDNS or NodeLocal DNSCache asks them over
 * TCP: {@code force_tcp} says so, or the client came over TCP and {@code forward} keeps the
 * client's protocol.
 */
final class PrivateZoneNeedsUdp implements Cause {
  private static final Need ASK = new Need(ProbeId.COREDNS_NETWORK, "upstream");
  private static final int ENOUGH = 3;

  @Override
  public CauseId id() {
    return new CauseId("private-zone-needs-udp");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<Fact<CorefileFacts>> coreDns = facts.dns().forwarding();
    if (coreDns.isEmpty()) {
      return Verdict.undecided(Need.of(facts.dns().tellsForwarding()));
    }
    List<String> names =
        facts.symptom().domains().stream().filter(facts.names()::external).toList();
    if (names.isEmpty()) {
      return Verdict.ruledOut(con("no-outside-name", Map.of(), coreDns.get().evidence()));
    }
    List<Finding> ways = new ArrayList<>();
    for (String name : names) {
      ways.addAll(overTcp(name, coreDns.get(), facts));
    }
    if (ways.isEmpty()) {
      return facts.dns().nodeLocalInstalled() == Presence.UNKNOWN
          ? Verdict.undecided(Need.of(ProbeId.NODELOCAL))
          : Verdict.ruledOut(con("asked-over-udp", Map.of(), coreDns.get().evidence()));
    }
    for (String name : names) {
      Optional<Verdict> verdict = measured(name, ways, facts);
      if (verdict.isPresent()) {
        return verdict.get();
      }
    }
    boolean said = facts.kinds().contains(DomainKind.PRIVATE_ZONE);
    return facts.complaint() && said
        ? Verdict.suspected(ways, facts.externalFailures(), ASK)
        : Verdict.undecided(ASK);
  }

  /** What came of asking the upstream servers for the name over both; empty when nothing tells. */
  private static Optional<Verdict> measured(String name, List<Finding> ways, Facts facts) {
    List<Seen<LookupsSeen>> asked =
        facts.lookups(DnsTarget.Role.UPSTREAM).stream()
            .filter(s -> facts.upstreams().ofReplica(s))
            .filter(s -> facts.names().same(s.what().name(), name))
            .toList();
    for (Map.Entry<String, List<Seen<LookupsSeen>>> server : Upstreams.byServer(asked).entrySet()) {
      int udp = answered(server.getValue(), Transport.UDP);
      int tcp = answered(server.getValue(), Transport.TCP);
      int tcpSent = Upstreams.sent(server.getValue(), Transport.TCP);
      List<String> evidence = server.getValue().stream().map(Seen::id).toList();
      Map<String, Object> args =
          Map.of(
              "name", name,
              "server", server.getKey(),
              "udp", udp,
              "udpSent", Upstreams.sent(server.getValue(), Transport.UDP),
              "tcp", tcp,
              "tcpSent", tcpSent);
      if (udp > 0 && tcp == 0 && tcpSent >= ENOUGH) {
        List<Finding> findings = new ArrayList<>(List.of(pro("udp-only", args, evidence)));
        findings.addAll(ways);
        return Optional.of(
            facts.complaint()
                ? Verdict.confirmed(findings, facts.externalFailures())
                : Verdict.advice(findings.toArray(Finding[]::new)));
      }
      if (tcp > 0) {
        return Optional.of(Verdict.ruledOut(con("tcp-serves-it", args, evidence)));
      }
    }
    return Optional.empty();
  }

  /** How many questions got an address. */
  private static int answered(List<Seen<LookupsSeen>> asked, Transport over) {
    return (int)
        asked.stream()
            .filter(s -> s.what().transport() == over)
            .flatMap(s -> s.what().samples().stream())
            .filter(
                s ->
                    s.outcome() instanceof LookupOutcome.Answered a
                        && a.rcode().equals("NOERROR")
                        && !a.answers().isEmpty())
            .count();
  }

  /** The places that make a query for the name reach its upstream over TCP. */
  private static List<Finding> overTcp(String name, Fact<CorefileFacts> coreDns, Facts facts) {
    List<Finding> ways = new ArrayList<>();
    Optional<ForwardFacts> atCoreDns = coreDns.value().forwardFor(name);
    boolean coreDnsKeeps = atCoreDns.filter(f -> !f.preferUdp()).isPresent();
    atCoreDns
        .filter(ForwardFacts::forceTcp)
        .ifPresent(
            f ->
                ways.add(
                    pro(
                        "coredns-forces-tcp",
                        Map.of("line", f.at().toString()),
                        coreDns.evidence())));
    nodeLocal(name, facts)
        .filter(f -> f.forceTcp() && (!toCoreDns(f, facts) || coreDnsKeeps))
        .ifPresent(
            f ->
                ways.add(
                    pro(
                        "nodelocal-forces-tcp",
                        Map.of("line", f.at().toString()),
                        facts.dns().nodeLocalCorefile().stream().map(Seen::id).toList())));
    facts
        .podResolver()
        .filter(r -> r.value().conf().options().contains("use-vc") && coreDnsKeeps)
        .ifPresent(r -> ways.add(pro("client-uses-tcp", Map.of(), r.evidence())));
    return ways;
  }

  private static Optional<ForwardFacts> nodeLocal(String name, Facts facts) {
    return facts.dns().readNodeLocalCorefile().flatMap(c -> c.facts().forwardFor(name));
  }

  /** Whether NodeLocal DNSCache hands the name to the cluster's CoreDNS. */
  private static boolean toCoreDns(ForwardFacts forward, Facts facts) {
    return forward.upstreams().stream()
        .anyMatch(
            u ->
                u.kind() == Upstream.Kind.PLACEHOLDER && u.host().contains("CLUSTER__DNS")
                    || facts.dns().serviceAddresses().contains(u.host()));
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    if (!remedy.equals("prefer-udp")) {
      return Optional.empty();
    }
    return facts.symptom().domains().stream()
        .filter(facts.names()::external)
        .flatMap(d -> patchFor(d, facts).stream())
        .findFirst();
  }

  private static Optional<Patch> patchFor(String name, Facts facts) {
    boolean direct =
        nodeLocal(name, facts).filter(f -> f.forceTcp() && !toCoreDns(f, facts)).isPresent();
    Optional<ReadCorefile> where =
        direct ? facts.dns().readNodeLocalCorefile() : facts.dns().readCorefile();
    return where.flatMap(c -> CorefilePatches.preferUdp(c.corefile(), name).map(c::patch));
  }
}
