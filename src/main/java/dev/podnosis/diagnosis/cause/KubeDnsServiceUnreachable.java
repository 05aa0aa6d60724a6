package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Edges;
import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Presence;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.EndpointsSeen;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.ServicesSeen;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The replicas answer at their own addresses, and not at the DNS Service's. */
final class KubeDnsServiceUnreachable implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("kube-dns-service-unreachable");
  }

  @Override
  public Verdict judge(Facts facts) {
    List<Edges.Edge> service =
        facts.edges().to(DnsTarget.Role.SERVICE).stream().filter(e -> e.udp().sent() > 0).toList();
    if (service.isEmpty()) {
      return missing(facts)
          .filter(f -> facts.complaint())
          .map(
              f ->
                  Verdict.suspected(
                      List.of(f), facts.clientFailures(), Need.of(ProbeId.POD_NETWORK)))
          .orElseGet(() -> Verdict.undecided(Need.of(ProbeId.POD_NETWORK)));
    }
    List<Edges.Edge> silent =
        service.stream().filter(e -> e.udp().lost() == e.udp().sent()).toList();
    if (silent.isEmpty()) {
      Edges.Tries udp = Edges.sum(service, Edges.Edge::udp);
      return Verdict.ruledOut(
          con(
              "service-answers",
              Map.of("sent", udp.sent(), "lost", udp.lost()),
              Edges.evidence(service)));
    }
    Optional<Fact<EndpointsSeen>> endpoints = facts.dns().endpoints();
    if (endpoints.filter(e -> e.value().readyCount() == 0).isPresent()) {
      return Verdict.ruledOut(con("nobody-behind", Map.of(), endpoints.get().evidence()));
    }
    Optional<Fact<EndpointsSeen>> elsewhere = LocalTraffic.nobodyHere(facts);
    if (elsewhere.isPresent()) {
      return Verdict.ruledOut(
          con(
              "nobody-on-the-node",
              Map.of("node", ClientNode.name(facts).orElse("")),
              elsewhere.get().evidence()));
    }
    List<Edges.Edge> dead = silent.stream().filter(e -> e.udp().sent() >= 3).toList();
    if (endpoints.isEmpty() || dead.isEmpty()) {
      return Verdict.undecided(
          Need.of(endpoints.isEmpty() ? ProbeId.DNS_SERVICE : ProbeId.POD_NETWORK));
    }
    return judge(dead, facts);
  }

  /** Replicas serve, and no DNS Service is there to lead to them. */
  private static Optional<Finding> missing(Facts facts) {
    Optional<String> looked =
        facts
            .all(ServicesSeen.class)
            .filter(s -> s.what().scope() == ServicesSeen.Scope.DNS && s.what().complete())
            .reduce((a, b) -> b)
            .filter(s -> s.what().services().isEmpty())
            .map(Seen::id);
    return facts
        .replicas()
        .filter(r -> looked.isPresent() && !r.serving().isEmpty())
        .map(
            r ->
                pro(
                    "no-service",
                    Map.of("ready", r.serving().size()),
                    Stream.concat(looked.stream(), r.evidence().stream()).toList()));
  }

  private static Verdict judge(List<Edges.Edge> dead, Facts facts) {
    List<Edges.Edge> beside =
        facts.edges().direct().stream()
            .filter(e -> e.to().role() == DnsTarget.Role.REPLICA)
            .filter(e -> dead.stream().anyMatch(d -> d.from().equals(e.from())))
            .filter(e -> e.udp().sent() > 0)
            .toList();
    Edges.Tries udp = Edges.sum(dead, Edges.Edge::udp);
    Finding lost =
        pro(
            "service-silent",
            Map.of("sent", udp.sent(), "lost", udp.lost(), "edges", Edges.text(dead)),
            Edges.evidence(dead));
    if (beside.isEmpty()) {
      return Verdict.suspected(List.of(lost), facts.clientFailures(), Need.of(ProbeId.POD_NETWORK));
    }
    Edges.Tries replicas = Edges.sum(beside, Edges.Edge::udp);
    Map<String, Object> args = Map.of("sent", replicas.sent(), "lost", replicas.lost());
    if (replicas.lost() == replicas.sent()) {
      return Verdict.ruledOut(con("replicas-silent-too", args, Edges.evidence(beside)));
    }
    List<Finding> findings = List.of(lost, pro("replicas-answer", args, Edges.evidence(beside)));
    boolean clear =
        replicas.lost() == 0
            && allAsked(beside, facts)
            && dead.stream().noneMatch(d -> mayEndAtCache(d, facts));
    return clear
        ? Verdict.confirmed(findings, facts.clientFailures())
        : Verdict.suspected(findings, facts.clientFailures(), Need.of(ProbeId.NODE_NETWORK));
  }

  /** Whether everybody behind the Service was asked: it may lead to just the one who was not. */
  private static boolean allAsked(List<Edges.Edge> beside, Facts facts) {
    return facts.dns().endpoints().stream()
        .flatMap(e -> e.value().endpoints().stream())
        .filter(EndpointsSeen.Endpoint::ready)
        .allMatch(e -> beside.stream().anyMatch(b -> b.to().address().equals(e.address())));
  }

  /** NodeLocal DNSCache may hold the Service's address on the node: then it is what is silent. */
  private static boolean mayEndAtCache(Edges.Edge edge, Facts facts) {
    if (facts.dns().nodeLocalInstalled() == Presence.UNKNOWN) {
      return true;
    }
    return facts.dns().nodeLocalInstalled() == Presence.PRESENT
        && (facts.dns().nodeLocalAddresses().contains(edge.to().address())
            || NodeLocalUse.bound(facts).contains(edge.to().address())
            || NodeLocalUse.redirected(facts));
  }
}
