package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Edges;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One replica does not answer, or answers wrongly, while its siblings do. */
final class CorednsReplicaFaulty implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("coredns-replica-faulty");
  }

  @Override
  public Verdict judge(Facts facts) {
    List<Edges.Edge> edges =
        facts.edges().direct().stream()
            .filter(e -> e.to().role() == DnsTarget.Role.REPLICA && e.udp().sent() > 0)
            .toList();
    List<Seen<LookupsSeen>> wrong = wrong(facts);
    if (edges.isEmpty() && facts.lookups(DnsTarget.Role.REPLICA).isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.REPLICA_LOOKUPS));
    }
    if (!wrong.isEmpty()) {
      return Verdict.confirmed(
          List.of(
              pro(
                  "answers-wrongly",
                  Map.of("pods", pods(wrong), "count", wrong.size()),
                  wrong.stream().map(Seen::id).toList())),
          facts.internalFailures());
    }
    List<Edges.Edge> mute = edges.stream().filter(CorednsReplicaFaulty::mute).toList();
    boolean others = edges.stream().anyMatch(e -> e.udp().fine());
    if (mute.isEmpty() || !others) {
      return Verdict.ruledOut(
          con("replicas-answer-alike", Map.of("edges", edges.size()), evidence(edges, facts)));
    }
    Edges.Tries udp = Edges.sum(mute, Edges.Edge::udp);
    return Verdict.confirmed(
        List.of(
            pro(
                "one-replica-mute",
                Map.of("sent", udp.sent(), "lost", udp.lost(), "edges", Edges.text(mute)),
                Edges.evidence(mute))),
        facts.failures());
  }

  private static List<String> evidence(List<Edges.Edge> edges, Facts facts) {
    return edges.isEmpty()
        ? facts.lookups(DnsTarget.Role.REPLICA).stream().map(Seen::id).toList()
        : Edges.evidence(edges);
  }

  /** The host is reached, and neither UDP nor TCP is answered. */
  private static boolean mute(Edges.Edge edge) {
    boolean silent =
        edge.udp().sent() >= 3
            && edge.udp().lost() == edge.udp().sent()
            && edge.tcp().sent() > 0
            && edge.tcp().lost() == edge.tcp().sent();
    return silent && (edge.icmp().fine() || edge.tcp().refused() > 0);
  }

  /** Replicas that fail a name of the cluster which another replica answers. */
  private static List<Seen<LookupsSeen>> wrong(Facts facts) {
    List<Seen<LookupsSeen>> asked =
        facts.lookups(DnsTarget.Role.REPLICA).stream()
            .filter(s -> s.what().question() == LookupsSeen.Question.INTERNAL)
            .toList();
    boolean right = asked.stream().anyMatch(s -> Facts.has(s.what(), "NOERROR"));
    return asked.stream()
        .filter(s -> right && !Facts.has(s.what(), "NOERROR"))
        .filter(
            s ->
                Facts.has(s.what(), "SERVFAIL")
                    || Facts.has(s.what(), "REFUSED")
                    || Facts.has(s.what(), "NXDOMAIN"))
        .toList();
  }

  private static List<String> pods(List<Seen<LookupsSeen>> lookups) {
    return lookups.stream()
        .flatMap(s -> Optional.ofNullable(s.what().target().pod()).stream())
        .map(ObjectRef::name)
        .distinct()
        .toList();
  }
}
