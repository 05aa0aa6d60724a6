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
import java.util.List;
import java.util.Map;

/**
 * Two packets of one socket race for the same entry in the connection table, and one is dropped.
 * The counter tells of any protocol, so only a capture shows that it was DNS.
 */
final class ConntrackInsertRace implements Cause {
  private static final String FAILED = "conntrack.insert_failed";

  @Override
  public CauseId id() {
    return new CauseId("conntrack-insert-race");
  }

  @Override
  public Verdict judge(Facts facts) {
    return ClientNode.counters(facts)
        .filter(s -> s.what().last(FAILED) != null)
        .map(s -> judge(s, facts))
        .orElseGet(() -> Verdict.undecided(Need.of(ProbeId.NODE_COUNTERS)));
  }

  private static Verdict judge(Seen<NodeCountersSeen> seen, Facts facts) {
    NodeCountersSeen node = seen.what();
    Long total = node.last(FAILED);
    List<String> evidence = List.of(seen.id());
    if (total == null || total == 0) {
      return Verdict.ruledOut(con("none-failed", Map.of("node", node.node()), evidence));
    }
    if (facts.symptom().frequency() == Frequency.ALWAYS) {
      return Verdict.ruledOut(con("fails-always", Map.of("node", node.node()), evidence));
    }
    if (NodeLocalUse.untracked(facts)) {
      return Verdict.ruledOut(con("not-tracked", Map.of("node", node.node()), evidence));
    }
    long grown = node.growth(FAILED);
    if (grown == 0) {
      return Verdict.undecided(
          node.readTwice() ? Need.of(ProbeId.CAPTURE) : Need.of(ProbeId.NODE_COUNTERS));
    }
    Finding grows =
        pro(
            "insert-fails",
            Map.of(
                "node", node.node(),
                "count", grown,
                "seconds", Math.max(1, Math.round(node.secondsBetween()))),
            evidence);
    return facts.complaint()
        ? Verdict.suspected(List.of(grows), facts.clientFailures(), Need.of(ProbeId.CAPTURE))
        : Verdict.undecided(Need.of(ProbeId.CAPTURE));
  }
}
