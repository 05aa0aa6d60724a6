package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.log.LogMessage;
import dev.podnosis.coredns.metrics.MetricsRates;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.DnsLogs;
import dev.podnosis.diagnosis.Edges;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.ReplicaLoad;
import dev.podnosis.diagnosis.Replicas;
import dev.podnosis.diagnosis.Throttling;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.Frequency;
import dev.podnosis.evidence.NodeCountersSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The replicas have more to do than the CPU they may use allows. */
final class CorednsOverloaded implements Cause {
  /**
   * Queries per second that one replica of a usual size is known to serve; beyond, the load alone
   * is suspicious (FACTS C.6: ACK 5,000, TKE 10,000).
   */
  private static final double MANY_QUERIES = 5_000;

  /** Share of a node's CPU in use from which on nothing is left for its pods. */
  private static final double NODE_BUSY = 0.9;

  /** CoreDNS checks its own health each second; once slow may be chance. */
  private static final int SLOW_CHECKS = 2;

  private static final Need AT_THE_TIME = new Need(ProbeId.DNS_METRICS, "while-it-fails");

  @Override
  public CauseId id() {
    return new CauseId("coredns-overloaded");
  }

  @Override
  public Verdict judge(Facts facts) {
    List<ReplicaLoad> loads = facts.loads();
    List<Finding> effects = effects(facts);
    List<ReplicaLoad> full = loads.stream().filter(ReplicaLoad::cpuNearLimit).toList();
    if (!full.isEmpty() || shed(facts) > 0) {
      return loaded(full, effects, facts);
    }
    List<Throttling> throttled = Throttling.now(facts);
    if (!throttled.isEmpty()) {
      return heldBack(throttled, effects, facts);
    }
    if (effects.stream().anyMatch(f -> f.code().equals("node-busy"))) {
      return facts.complaint()
          ? Verdict.confirmed(effects, facts.failures())
          : Verdict.advice(effects.getFirst());
    }
    if (!effects.isEmpty()) {
      return facts.complaint()
          ? Verdict.suspected(effects, facts.failures(), whyItIsSlow(facts))
          : Verdict.advice(effects.getFirst());
    }
    return quiet(loads, facts);
  }

  private static Verdict loaded(List<ReplicaLoad> full, List<Finding> effects, Facts facts) {
    List<Finding> findings = new ArrayList<>();
    if (!full.isEmpty()) {
      findings.add(
          pro(
              "cpu-near-limit",
              Map.of(
                  "pods", names(full),
                  "percent", Math.round(100 * most(full)),
                  "rate", rate(full)),
              evidence(full)));
    }
    List<Throttling> throttled = Throttling.now(facts);
    if (!throttled.isEmpty()) {
      findings.add(throttled(throttled));
    }
    findings.addAll(effects);
    if (!facts.complaint()) {
      return Verdict.advice(findings.getFirst());
    }
    return effects.isEmpty()
        ? Verdict.suspected(findings, facts.failures(), missingEffect(facts))
        : Verdict.confirmed(findings, facts.failures());
  }

  /**
   * Over a minute a replica may use far less than its limit and yet be held back again and again,
   * when queries come in bursts. By itself that delays answers by less than anybody waits.
   */
  private static Verdict heldBack(List<Throttling> throttled, List<Finding> effects, Facts facts) {
    List<Finding> findings = new ArrayList<>();
    findings.add(throttled(throttled));
    findings.addAll(effects);
    return facts.complaint() && !effects.isEmpty()
        ? Verdict.confirmed(findings, facts.failures())
        : Verdict.advice(findings.getFirst());
  }

  private static Finding throttled(List<Throttling> throttled) {
    Throttling most =
        throttled.stream().max(Comparator.comparingDouble(t -> t.counts().share())).orElseThrow();
    return pro(
        "throttled",
        Map.of(
            "pods",
            throttled.stream().map(t -> t.pod().name()).toList(),
            "throttled",
            most.counts().throttled(),
            "periods",
            most.counts().periods(),
            "seconds",
            most.seconds()),
        throttled.stream().map(Throttling::evidence).distinct().toList());
  }

  /** The limit or the node: what was not seen of the two. */
  private static Need[] whyItIsSlow(Facts facts) {
    Need node = Need.of(ProbeId.NODE_COUNTERS);
    return Throttling.isUnknown(facts)
        ? new Need[] {node, new Need(ProbeId.DNS_USAGE, "throttling")}
        : new Need[] {node};
  }

  /** What would show that the load is felt. */
  private static Need missingEffect(Facts facts) {
    return facts.logs().complete() ? Need.of(ProbeId.POD_NETWORK) : Need.of(ProbeId.DNS_LOGS);
  }

  private static Verdict quiet(List<ReplicaLoad> loads, Facts facts) {
    if (facts.replicas().isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.DNS_PODS));
    }
    List<ReplicaLoad> memory = loads.stream().filter(ReplicaLoad::memoryNearLimit).toList();
    if (!memory.isEmpty()) {
      return Verdict.advice(
          pro(
              "memory-near-limit",
              Map.of("pods", names(memory), "percent", Math.round(100 * mostMemory(memory))),
              evidence(memory)));
    }
    boolean known =
        !loads.isEmpty()
            && loads.stream().allMatch(l -> l.cpuMillis() != null || l.queriesPerSecond() != null);
    if (!known) {
      return Verdict.undecided(Need.of(ProbeId.DNS_METRICS));
    }
    if (facts.complaint() && facts.symptom().frequency() == Frequency.PEAK) {
      // The load of a quiet hour says nothing of that at peak.
      return Verdict.undecided(AT_THE_TIME);
    }
    Map<String, Object> args =
        Map.of("replicas", loads.size(), "rate", rate(loads), "cpu", mostCpu(loads));
    boolean limited = loads.stream().allMatch(l -> l.cpuShare() != null);
    boolean many = loads.stream().anyMatch(l -> queries(l) >= MANY_QUERIES);
    if (!limited && many) {
      return Verdict.undecided(Need.of(ProbeId.NODE_COUNTERS));
    }
    return Verdict.ruledOut(con("load-is-low", args, evidence(loads)));
  }

  /** What shows that replicas do not keep up. */
  private static List<Finding> effects(Facts facts) {
    List<Finding> effects = new ArrayList<>();
    DnsLogs.Said slow = facts.logs().inWindow(LogMessage.HEALTH_SLOW, LogMessage.HEALTH_FAILED);
    double failed = facts.metrics().between(MetricsRates::healthFailures);
    if (slow.count() >= SLOW_CHECKS) {
      effects.add(pro("own-health-slow", Map.of("count", slow.count()), slow.evidence()));
    }
    if (failed > 0) {
      effects.add(
          pro(
              "own-health-failed",
              Map.of("count", Math.round(failed)),
              facts.metrics().evidence()));
    }
    if (shed(facts) > 0) {
      effects.add(
          pro(
              "queries-shed",
              Map.of("count", Math.round(shed(facts))),
              facts.metrics().evidence()));
    }
    if (!effects.isEmpty() || !starved(facts).isEmpty()) {
      lost(facts).ifPresent(effects::add);
    }
    if (slow.count() >= SLOW_CHECKS || failed > 0) {
      busyNode(facts).ifPresent(effects::add);
    }
    return effects;
  }

  private static double shed(Facts facts) {
    return facts
        .metrics()
        .between(r -> r.shedDropped().values().stream().mapToDouble(Double::doubleValue).sum());
  }

  /** Replicas at their limit, or held back by it. */
  private static Set<ObjectRef> starved(Facts facts) {
    return Stream.concat(
            facts.loads().stream().filter(ReplicaLoad::cpuNearLimit).map(l -> l.pod().ref()),
            Throttling.now(facts).stream().map(Throttling::pod))
        .collect(Collectors.toSet());
  }

  /** Questions to replicas at their limit that got no answer. */
  private static Optional<Finding> lost(Facts facts) {
    Set<ObjectRef> full = starved(facts);
    List<Edges.Edge> edges =
        facts.edges().direct().stream()
            .filter(e -> e.to().pod() != null && full.contains(e.to().pod()))
            .filter(e -> e.udp().lost() > 0)
            .toList();
    Edges.Tries udp = Edges.sum(edges, Edges.Edge::udp);
    return edges.isEmpty()
        ? Optional.empty()
        : Optional.of(
            pro(
                "questions-lost",
                Map.of("sent", udp.sent(), "lost", udp.lost()),
                Edges.evidence(edges)));
  }

  /** A node of a replica that has no CPU time left. */
  private static Optional<Finding> busyNode(Facts facts) {
    List<String> nodes =
        facts.replicas().map(Replicas::serving).orElse(List.of()).stream()
            .flatMap(p -> Optional.ofNullable(p.node()).stream())
            .toList();
    return facts
        .all(NodeCountersSeen.class)
        .filter(s -> nodes.contains(s.what().node()) && busy(s) >= NODE_BUSY)
        .findFirst()
        .map(
            s ->
                pro(
                    "node-busy",
                    Map.of("busyNode", s.what().node(), "percent", Math.round(100 * busy(s))),
                    List.of(s.id())));
  }

  private static double busy(Seen<NodeCountersSeen> seen) {
    Double busy = seen.what().cpuBusy();
    return busy == null ? 0 : busy;
  }

  private static List<String> names(List<ReplicaLoad> loads) {
    return Replicas.names(loads.stream().map(ReplicaLoad::pod).toList());
  }

  private static List<String> evidence(List<ReplicaLoad> loads) {
    return loads.stream().flatMap(l -> l.evidence().stream()).distinct().toList();
  }

  private static double queries(ReplicaLoad load) {
    Double rate = load.queriesPerSecond();
    return rate == null ? 0 : rate;
  }

  private static long rate(List<ReplicaLoad> loads) {
    return Math.round(loads.stream().mapToDouble(CorednsOverloaded::queries).max().orElse(0));
  }

  private static double most(List<ReplicaLoad> loads) {
    return loads.stream()
        .map(ReplicaLoad::cpuShare)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(0);
  }

  private static double mostMemory(List<ReplicaLoad> loads) {
    return loads.stream()
        .map(ReplicaLoad::memoryShare)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(0);
  }

  private static long mostCpu(List<ReplicaLoad> loads) {
    return loads.stream()
        .map(ReplicaLoad::cpuMillis)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    return remedy.equals("add-replicas") ? WorkloadPatch.moreReplicas(facts) : Optional.empty();
  }
}
