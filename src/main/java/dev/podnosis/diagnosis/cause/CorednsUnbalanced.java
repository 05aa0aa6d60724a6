package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.ReplicaLoad;
import dev.podnosis.diagnosis.Replicas;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.NodesSeen;
import dev.podnosis.evidence.PodFacts;
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

/** The load or the replicas themselves are not spread: some do the work of all. */
final class CorednsUnbalanced implements Cause {
  /** The busiest over the least busy from which on it is uneven (KNOWLEDGE 3). */
  private static final double UNEVEN = 2;

  /** Below this the difference is chance: a few clients decide. */
  private static final double MATERIAL_QUERIES = 100;

  private static final long MATERIAL_CPU_MILLIS = 100;

  @Override
  public CauseId id() {
    return new CauseId("coredns-unbalanced");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<Replicas> replicas = facts.replicas();
    if (replicas.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.DNS_PODS));
    }
    List<Finding> unwise = unwise(replicas.get(), facts);
    List<ReplicaLoad> loads = facts.loads();
    Optional<Finding> uneven = uneven(loads);
    if (uneven.isPresent() && facts.complaint() && oneCarriesAll(loads)) {
      List<Finding> findings = new ArrayList<>(List.of(uneven.get()));
      findings.add(busiest(loads));
      findings.addAll(unwise);
      return Verdict.confirmed(findings, facts.failures());
    }
    List<Finding> advice = new ArrayList<>(unwise);
    uneven.ifPresent(advice::add);
    if (!advice.isEmpty()) {
      return Verdict.advice(advice.toArray(Finding[]::new));
    }
    boolean measured =
        loads.size() < 2 || loads.stream().allMatch(l -> l.queriesPerSecond() != null);
    return measured
        ? Verdict.ruledOut(
            con(
                "spread",
                Map.of(
                    "replicas", replicas.get().all().size(), "nodes", nodes(replicas.get()).size()),
                loads.isEmpty() ? replicas.get().evidence() : evidence(loads)))
        : Verdict.undecided(Need.of(ProbeId.DNS_METRICS));
  }

  /** What of the configuration lets one fault or one replica take all. */
  private static List<Finding> unwise(Replicas replicas, Facts facts) {
    List<Finding> findings = new ArrayList<>();
    List<PodFacts> all = replicas.all();
    if (all.size() < 2) {
      findings.add(pro("single-replica", Map.of("count", all.size()), replicas.evidence()));
    } else {
      oneNode(replicas, facts).or(() -> oneZone(replicas, facts)).ifPresent(findings::add);
    }
    facts
        .dns()
        .service()
        .filter(f -> f.value().sessionAffinity().equals("ClientIP"))
        .ifPresent(f -> findings.add(pro("session-affinity", Map.of(), f.evidence())));
    return findings;
  }

  private static Optional<Finding> oneNode(Replicas replicas, Facts facts) {
    Set<String> nodes = nodes(replicas);
    return nodes.size() == 1 && usable(facts).size() > 1
        ? Optional.of(
            pro(
                "all-on-one-node",
                Map.of("count", replicas.all().size(), "nodes", List.copyOf(nodes)),
                replicas.evidence()))
        : Optional.empty();
  }

  private static Optional<Finding> oneZone(Replicas replicas, Facts facts) {
    Map<String, String> zones =
        usable(facts).stream()
            .filter(n -> !n.zone().isEmpty())
            .collect(Collectors.toMap(NodesSeen.Node::name, NodesSeen.Node::zone, (a, b) -> a));
    Set<String> of =
        nodes(replicas).stream()
            .flatMap(n -> Optional.ofNullable(zones.get(n)).stream())
            .collect(Collectors.toSet());
    boolean several = Set.copyOf(zones.values()).size() > 1;
    return several && of.size() == 1 && zones.keySet().containsAll(nodes(replicas))
        ? Optional.of(
            pro(
                "all-in-one-zone",
                Map.of("count", replicas.all().size(), "zone", of.iterator().next()),
                replicas.evidence()))
        : Optional.empty();
  }

  private static Set<String> nodes(Replicas replicas) {
    return replicas.all().stream()
        .flatMap(p -> Optional.ofNullable(p.node()).stream())
        .collect(Collectors.toSet());
  }

  private static List<NodesSeen.Node> usable(Facts facts) {
    return facts.caseFile().last(NodesSeen.class).map(Seen::what).stream()
        .flatMap(s -> s.nodes().stream())
        .filter(n -> n.ready() && !n.unschedulable())
        .toList();
  }

  /** One replica gets far more queries than another, or uses far more CPU. */
  private static Optional<Finding> uneven(List<ReplicaLoad> loads) {
    return unevenQueries(loads).or(() -> unevenCpu(loads));
  }

  private static Optional<Finding> unevenQueries(List<ReplicaLoad> loads) {
    List<ReplicaLoad> known =
        loads.stream()
            .filter(l -> l.queriesPerSecond() != null)
            .sorted(Comparator.comparingDouble(l -> Objects.requireNonNull(l.queriesPerSecond())))
            .toList();
    if (known.size() < 2) {
      return Optional.empty();
    }
    double least = Objects.requireNonNull(known.getFirst().queriesPerSecond());
    double most = Objects.requireNonNull(known.getLast().queriesPerSecond());
    return most >= MATERIAL_QUERIES && most >= UNEVEN * least
        ? Optional.of(
            pro(
                "uneven-queries",
                Map.of(
                    "most", Math.round(most),
                    "least", Math.round(least),
                    "busy", known.getLast().pod().ref().name(),
                    "idle", known.getFirst().pod().ref().name()),
                evidence(known)))
        : Optional.empty();
  }

  private static Optional<Finding> unevenCpu(List<ReplicaLoad> loads) {
    List<ReplicaLoad> known =
        loads.stream()
            .filter(l -> l.cpuMillis() != null)
            .sorted(Comparator.comparingLong(l -> Objects.requireNonNull(l.cpuMillis())))
            .toList();
    if (known.size() < 2) {
      return Optional.empty();
    }
    long least = Objects.requireNonNull(known.getFirst().cpuMillis());
    long most = Objects.requireNonNull(known.getLast().cpuMillis());
    return most >= MATERIAL_CPU_MILLIS && most >= UNEVEN * least
        ? Optional.of(
            pro(
                "uneven-cpu",
                Map.of(
                    "most",
                    most,
                    "least",
                    least,
                    "busy",
                    known.getLast().pod().ref().name(),
                    "idle",
                    known.getFirst().pod().ref().name()),
                evidence(known)))
        : Optional.empty();
  }

  /** Some replica is at its limit while another has half of its own to spare. */
  private static boolean oneCarriesAll(List<ReplicaLoad> loads) {
    return loads.stream().anyMatch(ReplicaLoad::cpuNearLimit)
        && loads.stream().anyMatch(l -> l.cpuShare() != null && l.cpuShare() < 0.5);
  }

  private static Finding busiest(List<ReplicaLoad> loads) {
    ReplicaLoad busiest =
        loads.stream()
            .filter(l -> l.cpuShare() != null)
            .max(Comparator.comparingDouble(l -> Objects.requireNonNull(l.cpuShare())))
            .orElseThrow();
    return pro(
        "one-at-its-limit",
        Map.of(
            "busy", busiest.pod().ref().name(),
            "percent", Math.round(100 * Objects.requireNonNull(busiest.cpuShare()))),
        busiest.evidence());
  }

  private static List<String> evidence(List<ReplicaLoad> loads) {
    return loads.stream().flatMap(l -> l.evidence().stream()).distinct().toList();
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    return switch (remedy) {
      case "scale-and-spread" -> WorkloadPatch.spread(facts);
      case "remove-affinity" ->
          facts
              .dns()
              .service()
              .filter(f -> f.value().sessionAffinity().equals("ClientIP"))
              .map(f -> ServicePatch.noAffinity(f.value()));
      default -> Optional.empty();
    };
  }
}
