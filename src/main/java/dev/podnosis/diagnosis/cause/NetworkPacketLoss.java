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
import dev.podnosis.dns.Proportion;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.path.fault.Explanation;
import dev.podnosis.path.fault.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Some packets are lost on the way, not all. */
final class NetworkPacketLoss implements Cause {
  private static final int ENOUGH = 20;
  private static final double CERTAIN = 0.02;

  @Override
  public CauseId id() {
    return new CauseId("network-packet-loss");
  }

  @Override
  public Verdict judge(Facts facts) {
    List<Edges.Edge> direct =
        facts.edges().direct().stream().filter(e -> e.udp().sent() > 0).toList();
    if (direct.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.POD_NETWORK));
    }
    List<Edges.Edge> lossy = direct.stream().filter(e -> e.udp().lossy()).toList();
    Edges.Tries udp = Edges.sum(lossy.isEmpty() ? direct : lossy, Edges.Edge::udp);
    if (lossy.isEmpty() && !facts.edges().ownWayTried()) {
      return Verdict.undecided(Need.of(ProbeId.POD_NETWORK));
    }
    if (lossy.isEmpty()) {
      return Verdict.ruledOut(
          con(
              "no-partial-loss",
              Map.of("sent", udp.sent(), "lost", udp.lost()),
              Edges.evidence(direct)));
    }
    Proportion loss = new Proportion(udp.lost(), udp.sent());
    Edges.Tries tcp = Edges.sum(lossy, Edges.Edge::tcp);
    Edges.Tries icmp = Edges.sum(lossy, Edges.Edge::icmp);
    Map<String, Object> args = new LinkedHashMap<>();
    args.put("sent", udp.sent());
    args.put("lost", udp.lost());
    args.put("low", Math.round(100 * loss.low()));
    args.put("high", Math.round(100 * loss.high()));
    args.put("edges", Edges.text(lossy));
    List<Finding> findings = new ArrayList<>();
    findings.add(pro("udp-lost-in-part", args, Edges.evidence(lossy)));
    if (tcp.sent() + icmp.sent() > 0) {
      findings.add(
          pro(
              "other-protocols",
              Map.of(
                  "tcpSent", tcp.sent(),
                  "tcpLost", tcp.lost(),
                  "pings", icmp.sent(),
                  "pingsLost", icmp.lost()),
              Edges.evidence(lossy)));
    }
    boolean certain = udp.sent() >= ENOUGH && udp.lost() >= 2 && loss.low() > CERTAIN;
    return certain && !atServers(facts)
        ? Verdict.confirmed(findings, facts.failures())
        : Verdict.suspected(findings, facts.failures(), Need.of(ProbeId.POD_NETWORK));
  }

  /** A server that drops questions, for its load or a limit, loses packets as the network does. */
  private static boolean atServers(Facts facts) {
    List<Explanation> explanations = facts.localisation().loss().explanations();
    return !explanations.isEmpty()
        && explanations.stream()
            .allMatch(
                e ->
                    e.suspects().stream()
                        .filter(s -> !s.complete())
                        .allMatch(s -> ofServer(s.fault())));
  }

  private static boolean ofServer(Fault fault) {
    return fault instanceof Fault.UpstreamFault || fault instanceof Fault.AllUpstreamsFault;
  }
}
