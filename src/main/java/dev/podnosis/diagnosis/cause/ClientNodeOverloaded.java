package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.Frequency;
import dev.podnosis.evidence.NodeCountersSeen;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The business pod's node has too much to do and loses packets. */
final class ClientNodeOverloaded implements Cause {
  private static final double BUSY = 0.95;
  private static final double LOAD_PER_CPU = 2;
  private static final double FEW_RETRANSMISSIONS = 0.05;
  private static final long SOME_SEGMENTS = 200;

  /** What the kernel throws away when nobody fetches it in time (proc(5), net/core/dev.c). */
  private static final String[] DROPPED = {
    "Udp.RcvbufErrors",
    "Udp.SndbufErrors",
    "Udp.MemErrors",
    "pod.Udp.RcvbufErrors",
    "pod.Udp.SndbufErrors",
    "pod.Udp.MemErrors",
    "softnet.dropped"
  };

  private static final Need AT_THE_TIME = new Need(ProbeId.NODE_COUNTERS, "at-the-time");

  @Override
  public CauseId id() {
    return new CauseId("client-node-overloaded");
  }

  @Override
  public Verdict judge(Facts facts) {
    return ClientNode.counters(facts)
        .map(c -> judge(c, facts))
        .orElseGet(() -> Verdict.undecided(Need.of(ProbeId.NODE_COUNTERS)));
  }

  private static Verdict judge(Seen<NodeCountersSeen> seen, Facts facts) {
    NodeCountersSeen node = seen.what();
    List<String> evidence = List.of(seen.id());
    List<Finding> busy = new ArrayList<>();
    Double share = node.cpuBusy();
    if (share != null && share >= BUSY) {
      busy.add(
          pro(
              "cpu-busy",
              Map.of(
                  "node",
                  node.node(),
                  "percent",
                  Math.round(100 * share),
                  "seconds",
                  seconds(node)),
              evidence));
    }
    if (node.cpus() > 0 && node.load1() >= LOAD_PER_CPU * node.cpus()) {
      busy.add(
          pro(
              "queue-long",
              Map.of("node", node.node(), "load", node.load1(), "cpus", node.cpus()),
              evidence));
    }
    List<Finding> lost = lost(node, evidence);
    if (busy.isEmpty() && lost.isEmpty()) {
      return quiet(node, evidence, facts);
    }
    List<Finding> findings = new ArrayList<>(busy);
    findings.addAll(lost);
    if (!facts.complaint()) {
      return Verdict.advice(findings.toArray(Finding[]::new));
    }
    // Either alone may be harmless: a busy node that loses nothing, a packet lost while idle.
    return !busy.isEmpty() && lost.stream().anyMatch(f -> f.code().equals("packets-dropped"))
        ? Verdict.confirmed(findings, facts.failuresFrom(node.node()))
        : Verdict.suspected(findings, facts.failuresFrom(node.node()), AT_THE_TIME);
  }

  private static List<Finding> lost(NodeCountersSeen node, List<String> evidence) {
    List<Finding> lost = new ArrayList<>();
    long dropped = node.growth(DROPPED);
    if (dropped > 0) {
      lost.add(
          pro(
              "packets-dropped",
              Map.of(
                  "node", node.node(),
                  "count", dropped,
                  "seconds", seconds(node),
                  "udp", dropped - node.growth("softnet.dropped"),
                  "softnet", node.growth("softnet.dropped")),
              evidence));
    }
    long again = node.growth("Tcp.RetransSegs");
    long sent = node.growth("Tcp.OutSegs");
    if (sent >= SOME_SEGMENTS && again > FEW_RETRANSMISSIONS * sent) {
      lost.add(
          pro(
              "tcp-sent-again",
              Map.of("node", node.node(), "count", again, "sent", sent, "seconds", seconds(node)),
              evidence));
    }
    return lost;
  }

  private static Verdict quiet(NodeCountersSeen node, List<String> evidence, Facts facts) {
    Long ever = node.last(DROPPED);
    boolean told = node.readTwice() || (ever != null && ever == 0 && node.load1() < node.cpus());
    // A quiet node now says nothing of a peak.
    if (!told || facts.symptom().frequency() == Frequency.PEAK) {
      return Verdict.undecided(told ? AT_THE_TIME : Need.of(ProbeId.NODE_COUNTERS));
    }
    return Verdict.ruledOut(
        con(
            "node-has-room",
            Map.of("node", node.node(), "load", node.load1(), "cpus", node.cpus()),
            evidence));
  }

  private static long seconds(NodeCountersSeen node) {
    return Math.max(1, Math.round(node.secondsBetween()));
  }
}
