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
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers over UDP that do not fit one packet are cut into fragments, and fragments get lost: small
 * answers pass, large ones never arrive.
 */
final class EdnsFragmentation implements Cause {
  private static final int ENOUGH = 3;
  private static final Need NONE_AT_HAND = new Need(ProbeId.POD_NETWORK, "large-answer");

  /** What every server may send without EDNS (RFC 1035 section 4.2.1). */
  private static final int SMALL = 512;

  @Override
  public CauseId id() {
    return new CauseId("edns-fragmentation");
  }

  @Override
  public Verdict judge(Facts facts) {
    List<Seen<LookupsSeen>> large =
        all(facts).filter(s -> s.what().mayFragment() && s.what().sent() > 0).toList();
    if (large.isEmpty()) {
      // An answer that nobody has at hand is no failed probe: the run is complete without it.
      return Verdict.undecided(looked(facts) ? NONE_AT_HAND : Need.of(ProbeId.POD_NETWORK));
    }
    List<Seen<LookupsSeen>> lost = nearest(large.stream().filter(EdnsFragmentation::dead).toList());
    List<Seen<LookupsSeen>> arrived = large.stream().filter(EdnsFragmentation::arrived).toList();
    if (lost.isEmpty() && arrived.size() < large.size()) {
      return Verdict.undecided(Need.of(ProbeId.POD_NETWORK)); // some arrive: loss, or too few asked
    }
    if (lost.isEmpty()) {
      return Verdict.ruledOut(
          con(
              "large-answers-arrive",
              Map.of("sent", sent(large), "edges", text(large)),
              ids(large)));
    }
    List<Seen<LookupsSeen>> small = beside(lost, facts, Transport.UDP);
    if (small.isEmpty() || small.stream().anyMatch(s -> s.what().unanswered() > 0)) {
      // Where small answers get lost as well, size is not what matters.
      return small.isEmpty()
          ? Verdict.undecided(Need.of(ProbeId.POD_NETWORK))
          : Verdict.ruledOut(
              con("small-answers-lost-too", Map.of("sent", sent(small)), ids(small)));
    }
    return judge(lost, small, arrived, facts);
  }

  /** Whether names with answers that might be large were asked for. */
  private static boolean looked(Facts facts) {
    return all(facts)
        .filter(s -> s.evidence().probe() == ProbeId.POD_NETWORK)
        .anyMatch(s -> s.what().sent() > 0);
  }

  /** What an upstream server's answer loses on its way to CoreDNS never gets to the pod either. */
  private static List<Seen<LookupsSeen>> nearest(List<Seen<LookupsSeen>> lost) {
    Set<String> atUpstream =
        lost.stream()
            .filter(s -> s.what().target().role() == DnsTarget.Role.UPSTREAM)
            .map(s -> s.what().name())
            .collect(Collectors.toSet());
    return lost.stream()
        .filter(
            s ->
                s.what().target().role() == DnsTarget.Role.UPSTREAM
                    || !atUpstream.contains(s.what().name()))
        .toList();
  }

  private static Verdict judge(
      List<Seen<LookupsSeen>> lost,
      List<Seen<LookupsSeen>> small,
      List<Seen<LookupsSeen>> arrived,
      Facts facts) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        pro("large-answers-lost", Map.of("sent", sent(lost), "edges", text(lost)), ids(lost)));
    findings.add(pro("small-answers-arrive", Map.of("sent", sent(small)), ids(small)));
    if (!arrived.isEmpty()) {
      findings.add(
          pro(
              "large-answers-arrive-between",
              Map.of("sent", sent(arrived), "edges", text(arrived)),
              ids(arrived)));
    }
    ClientNode.counters(facts)
        .filter(c -> c.what().growth("Ip.ReasmFails") > 0)
        .ifPresent(
            c ->
                findings.add(
                    pro(
                        "fragments-not-joined",
                        Map.of("node", c.what().node(), "count", c.what().growth("Ip.ReasmFails")),
                        List.of(c.id()))));
    List<Seen<LookupsSeen>> tcp =
        beside(lost, facts, Transport.TCP).stream()
            .filter(s -> lost.stream().anyMatch(l -> l.what().name().equals(s.what().name())))
            .toList();
    boolean passes = !tcp.isEmpty() && tcp.stream().allMatch(s -> s.what().unanswered() == 0);
    if (!passes || onePacketLost(lost, facts)) {
      return Verdict.suspected(findings, facts.clientFailures(), Need.of(ProbeId.POD_NETWORK));
    }
    findings.add(pro("tcp-brings-it", Map.of("sent", sent(tcp)), ids(tcp)));
    boolean named = lost.stream().anyMatch(s -> facts.matters(s.what()));
    return facts.complaint() && named
        ? Verdict.confirmed(
            findings,
            Stream.concat(ids(lost).stream(), facts.clientFailures().stream()).distinct().toList())
        : Verdict.advice(findings.toArray(Finding[]::new));
  }

  private static boolean dead(Seen<LookupsSeen> seen) {
    return seen.what().sent() >= ENOUGH
        && seen.what().samples().stream()
            .allMatch(
                s ->
                    s.outcome() instanceof LookupOutcome.NoAnswer n
                        && n.kind() == LookupOutcome.NoAnswer.Kind.TIMEOUT);
  }

  /** Whole, or cut and marked so: not the SERVFAIL of a server that got nothing itself. */
  private static boolean arrived(Seen<LookupsSeen> seen) {
    return seen.what().samples().stream()
        .allMatch(
            s -> s.outcome() instanceof LookupOutcome.Answered a && a.rcode().equals("NOERROR"));
  }

  private static String text(List<Seen<LookupsSeen>> lookups) {
    return Edges.text(
        lookups.stream().map(s -> Edges.text(s.evidence().vantage().place(), s.what().target())));
  }

  private static boolean small(LookupsSeen asked) {
    return asked.question() != LookupsSeen.Question.LARGE
        || asked.bufferSize() != null && asked.bufferSize() <= SMALL;
  }

  /** Whether answers that just fit one packet get lost as well: then not only fragments do. */
  private static boolean onePacketLost(List<Seen<LookupsSeen>> lost, Facts facts) {
    return all(facts)
        .filter(s -> s.what().question() == LookupsSeen.Question.LARGE)
        .filter(s -> s.what().transport() == Transport.UDP)
        .filter(s -> !s.what().mayFragment() && !small(s.what()))
        .filter(s -> s.what().unanswered() > 0)
        .anyMatch(s -> lost.stream().anyMatch(l -> sameEnds(l, s)));
  }

  private static boolean sameEnds(Seen<LookupsSeen> one, Seen<LookupsSeen> other) {
    return one.what().target().address().equals(other.what().target().address())
        && one.evidence().vantage().equals(other.evidence().vantage());
  }

  /** Small questions, or any over TCP, put to the same servers from the same places. */
  private static List<Seen<LookupsSeen>> beside(
      List<Seen<LookupsSeen>> lost, Facts facts, Transport over) {
    return all(facts)
        .filter(s -> s.what().transport() == over && s.what().sent() > 0)
        .filter(s -> over == Transport.TCP || small(s.what()))
        .filter(s -> lost.stream().anyMatch(l -> sameEnds(l, s)))
        .toList();
  }

  private static Stream<Seen<LookupsSeen>> all(Facts facts) {
    return facts.all(LookupsSeen.class);
  }

  private static int sent(List<Seen<LookupsSeen>> lookups) {
    return lookups.stream().mapToInt(s -> s.what().sent()).sum();
  }

  private static List<String> ids(List<Seen<LookupsSeen>> lookups) {
    return lookups.stream().map(Seen::id).toList();
  }
}
