package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.KernelLogSeen;
import dev.podnosis.evidence.NodeCountersSeen;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A node's table of tracked connections is full, so that packets of new connections are dropped.
 */
final class ConntrackTableFull implements Cause {
  /** The share at which Node Problem Detector warns, and from which on the table counts as full. */
  private static final double FULL = 0.9;

  /** The kernel's stamps and the uptime are not read at the same instant. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  /** net/netfilter/nf_conntrack_core.c; the second form names a namespace other than the first. */
  private static final Pattern MESSAGE =
      Pattern.compile("nf_conntrack: table full(?: in netns ([0-9]+))?, dropping packet");

  @Override
  public CauseId id() {
    return new CauseId("conntrack-table-full");
  }

  @Override
  public Verdict judge(Facts facts) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(logged(facts));
    boolean certain = !findings.isEmpty();
    for (Seen<NodeCountersSeen> seen : facts.all(NodeCountersSeen.class).toList()) {
      Optional<Finding> full = full(seen);
      long dropped = seen.what().growth("conntrack.drop", "conntrack.early_drop");
      full.ifPresent(findings::add);
      if (full.isPresent() && dropped > 0) {
        certain = true;
        findings.add(
            pro(
                "drops-grow",
                Map.of(
                    "node", seen.what().node(),
                    "count", dropped,
                    "seconds", Math.max(1, Math.round(seen.what().secondsBetween()))),
                List.of(seen.id())));
      }
    }
    if (findings.isEmpty()) {
      return notFull(facts);
    }
    List<String> explains = explains(findings, facts);
    return certain
        ? Verdict.confirmed(findings, explains)
        : Verdict.suspected(findings, explains, Need.of(ProbeId.NODE_KERNEL_LOG));
  }

  /** A node's own messages since the incident's window began, a finding for each node. */
  private static List<Finding> logged(Facts facts) {
    List<Finding> findings = new ArrayList<>();
    for (Seen<KernelLogSeen> log : facts.all(KernelLogSeen.class).toList()) {
      List<Instant> times = times(log.what(), t -> inWindow(t, facts));
      if (!times.isEmpty()) {
        Map<String, Object> args = new LinkedHashMap<>();
        args.put("node", log.what().node());
        args.put("count", times.size());
        args.put("first", times.getFirst());
        args.put("last", times.getLast());
        findings.add(pro("kernel-says-full", args, List.of(log.id())));
      }
    }
    return findings;
  }

  private static boolean inWindow(Instant at, Facts facts) {
    var window = facts.window();
    return !at.isBefore(window.start().minus(SLACK))
        && (!window.given() || !at.isAfter(window.end().plus(SLACK)));
  }

  /** The times of a node's own messages; those of other namespaces speak of other tables. */
  private static List<Instant> times(KernelLogSeen log, Predicate<Instant> when) {
    return log.lines().stream()
        .filter(l -> ofTheNode(l.text(), log.netns()))
        .flatMap(l -> Stream.ofNullable(l.at()))
        .filter(when)
        .map(t -> t.truncatedTo(ChronoUnit.SECONDS))
        .sorted()
        .toList();
  }

  private static boolean ofTheNode(String text, String netns) {
    Matcher message = MESSAGE.matcher(text);
    return message.find()
        && (message.group(1) == null || netns.isEmpty() || message.group(1).equals(netns));
  }

  private static Optional<Finding> full(Seen<NodeCountersSeen> seen) {
    Long count = seen.what().conntrackCount();
    Long max = seen.what().conntrackMax();
    return count == null || max == null || max <= 0 || count < FULL * max
        ? Optional.empty()
        : Optional.of(
            pro(
                "table-nearly-full",
                Map.of("node", seen.what().node(), "count", count, "max", max),
                List.of(seen.id())));
  }

  /** What was tried from the nodes whose tables are full; the client's words if its node is one. */
  private static List<String> explains(List<Finding> findings, Facts facts) {
    List<String> nodes =
        findings.stream().map(f -> String.valueOf(f.args().get("node"))).distinct().toList();
    boolean client = nodes.stream().anyMatch(n -> ClientNode.is(n, facts));
    boolean replica =
        facts.replicas().stream()
            .flatMap(r -> r.all().stream())
            .anyMatch(p -> nodes.contains(p.node()));
    return client || !replica
        ? nodes.stream().flatMap(n -> facts.failuresFrom(n).stream()).distinct().toList()
        : facts.failures();
  }

  private static Verdict notFull(Facts facts) {
    List<Seen<NodeCountersSeen>> counters =
        facts
            .all(NodeCountersSeen.class)
            .filter(s -> s.what().conntrackCount() != null && s.what().conntrackMax() != null)
            .toList();
    if (counters.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.NODE_COUNTERS));
    }
    List<Finding> findings = new ArrayList<>();
    for (Seen<NodeCountersSeen> seen : counters) {
      if (!settled(seen.what(), facts)) {
        return Verdict.undecided(Need.of(ProbeId.NODE_KERNEL_LOG));
      }
      findings.add(
          con(
              "table-has-room",
              Map.of(
                  "node", seen.what().node(),
                  "count", Objects.requireNonNull(seen.what().conntrackCount()),
                  "max", Objects.requireNonNull(seen.what().conntrackMax())),
              List.of(seen.id())));
    }
    facts
        .all(KernelLogSeen.class)
        .forEach(
            log ->
                times(log.what(), t -> true).stream()
                    .reduce((a, b) -> b)
                    .ifPresent(
                        last ->
                            findings.add(
                                con(
                                    "full-at-another-time",
                                    Map.of("node", log.what().node(), "last", last),
                                    List.of(log.id())))));
    return new Verdict.RuledOut(findings);
  }

  @Override
  public Map<String, Object> args(Facts facts) {
    return KubeProxyNames.args(facts);
  }

  /** Room now rules a full table out only where none was dropped or the log reaches back. */
  private static boolean settled(NodeCountersSeen node, Facts facts) {
    Long dropped = node.last("conntrack.drop", "conntrack.early_drop");
    return (dropped != null && dropped == 0)
        || facts
            .all(KernelLogSeen.class)
            .map(Seen::what)
            .filter(l -> l.node().equals(node.node()))
            .flatMap(l -> Stream.ofNullable(l.oldest()))
            .anyMatch(o -> !o.isAfter(facts.window().start()));
  }
}
