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
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.ProbeId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** TCP port 53 is closed between some ends, while UDP passes. */
final class DnsOverTcpBlocked implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("dns-over-tcp-blocked");
  }

  @Override
  public Verdict judge(Facts facts) {
    List<Edges.Edge> both =
        Stream.concat(
                facts.edges().direct().stream(), facts.edges().to(DnsTarget.Role.SERVICE).stream())
            .filter(e -> e.udp().sent() > 0 && e.tcp().sent() > 0)
            .toList();
    if (both.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.POD_NETWORK));
    }
    List<Edges.Edge> closed =
        both.stream().filter(e -> e.tcp().lost() == e.tcp().sent() && e.udp().fine()).toList();
    Edges.Tries tcp = Edges.sum(closed.isEmpty() ? both : closed, Edges.Edge::tcp);
    if (closed.isEmpty()) {
      return Verdict.ruledOut(
          con("tcp-passes", Map.of("sent", tcp.sent(), "lost", tcp.lost()), Edges.evidence(both)));
    }
    Finding lost =
        pro(
            "tcp-lost-udp-passes",
            Map.of("sent", tcp.sent(), "lost", tcp.lost(), "edges", Edges.text(closed)),
            Edges.evidence(closed));
    boolean enough = closed.stream().anyMatch(e -> e.tcp().sent() >= 3);
    boolean needed = facts.all(LookupsSeen.class).anyMatch(s -> needsTcp(s.what(), closed, facts));
    if (!needed) {
      return Verdict.advice(lost);
    }
    return enough
        ? Verdict.confirmed(List.of(lost), facts.clientFailures())
        : Verdict.suspected(List.of(lost), facts.clientFailures(), Need.of(ProbeId.POD_NETWORK));
  }

  /** A cut answer must be asked for over TCP: of an outside name all the way to the upstream. */
  private static boolean needsTcp(LookupsSeen seen, List<Edges.Edge> closed, Facts facts) {
    boolean cut =
        seen.samples().stream()
            .anyMatch(s -> s.outcome() instanceof LookupOutcome.Answered a && a.truncated());
    return cut
        && facts.matters(seen)
        && closed.stream()
            .anyMatch(
                e ->
                    e.to().role() != DnsTarget.Role.UPSTREAM
                        || facts.names().external(seen.name()));
  }
}
