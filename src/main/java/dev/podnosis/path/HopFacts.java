package dev.podnosis.path;

import dev.podnosis.coredns.metrics.TroubleCounter;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ContainerFacts;
import dev.podnosis.evidence.MetricsSeen;
import dev.podnosis.evidence.NodeCountersSeen;
import dev.podnosis.evidence.NodeRulesSeen;
import dev.podnosis.evidence.NodesSeen;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.PodsSeen;
import dev.podnosis.evidence.ReplicaVersion;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.ServiceFacts;
import dev.podnosis.evidence.UsageSeen;
import dev.podnosis.path.HopFact.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The few facts shown on a hop's card. */
final class HopFacts {
  private final CaseFile caseFile;
  private final Topology topology;

  HopFacts(CaseFile caseFile, Topology topology) {
    this.caseFile = caseFile;
    this.topology = topology;
  }

  List<HopFact> pod(String ref, boolean business) {
    List<HopFact> facts = new ArrayList<>();
    int slash = ref.indexOf('/');
    if (slash > 0) {
      facts.add(HopFact.of(Code.NAMESPACE, ref.substring(0, slash)));
    }
    if (business) {
      pod(PodsSeen.Role.BUSINESS, ref)
          .ifPresent(p -> facts.add(HopFact.of(Code.DNS_POLICY, p.dns().policy())));
    }
    return facts;
  }

  List<HopFact> node(String name) {
    List<HopFact> facts = new ArrayList<>();
    NodesSeen.@Nullable Node node = topology.nodes().get(name);
    if (node != null && !node.ready()) {
      facts.add(HopFact.of(Code.NODE_NOT_READY));
    }
    caseFile
        .all(NodeCountersSeen.class)
        .filter(s -> s.what().node().equals(name))
        .reduce((a, b) -> b)
        .ifPresent(s -> conntrack(s.what()).ifPresent(facts::add));
    caseFile
        .all(NodeRulesSeen.class)
        .filter(s -> s.what().node().equals(name) && !s.what().mode().equals("unknown"))
        .reduce((a, b) -> b)
        .ifPresent(s -> facts.add(HopFact.of(Code.SERVICE_MODE, s.what().mode())));
    if (node != null && !node.kernel().isEmpty()) {
      facts.add(HopFact.of(Code.KERNEL, node.kernel()));
    }
    return facts;
  }

  private static Optional<HopFact> conntrack(NodeCountersSeen seen) {
    Long count = seen.conntrackCount();
    Long max = seen.conntrackMax();
    return count == null || max == null || max <= 0
        ? Optional.empty()
        : Optional.of(HopFact.of(Code.CONNTRACK, Math.round(100.0 * count / max)));
  }

  List<HopFact> service() {
    List<HopFact> facts = new ArrayList<>();
    if (topology.endpointsKnown()) {
      facts.add(HopFact.of(Code.READY_ENDPOINTS, topology.behindService().size()));
    }
    ServiceFacts service = topology.service();
    if (service != null
        && !service.sessionAffinity().isEmpty()
        && !service.sessionAffinity().equals("None")) {
      facts.add(HopFact.of(Code.AFFINITY, service.sessionAffinity()));
    }
    return facts;
  }

  List<HopFact> replica(String ref) {
    Optional<PodFacts> pod = pod(PodsSeen.Role.COREDNS, ref);
    List<HopFact> facts = new ArrayList<>();
    pod.filter(p -> !p.serving())
        .ifPresent(p -> facts.add(HopFact.of(Code.POD_NOT_READY, p.phase())));
    pod.map(p -> ReplicaVersion.of(p, caseFile))
        .filter(ReplicaVersion::disagree)
        .ifPresent(v -> facts.add(differ(v)));
    long restarts = pod.map(PodFacts::restarts).orElse(0);
    Optional<Long> cpu = cpu(ref);
    if (cpu.isPresent()) {
      facts.add(HopFact.of(Code.CPU_AND_RESTARTS, cpu.get(), restarts));
    } else if (pod.isPresent()) {
      facts.add(HopFact.of(Code.RESTARTS, restarts));
    }
    return facts;
  }

  /** What is shown where there is room: version, resources, readiness, how it last ended. */
  List<HopFact> replicaInDetail(String ref) {
    List<HopFact> facts = new ArrayList<>();
    Optional<PodFacts> pod = pod(PodsSeen.Role.COREDNS, ref);
    pod.map(p -> ReplicaVersion.of(p, caseFile))
        .filter(v -> !v.disagree())
        .flatMap(ReplicaVersion::running)
        .ifPresent(v -> facts.add(HopFact.of(Code.VERSION, v.toString())));
    pod.ifPresent(
        p -> p.containers().stream().flatMap(c -> resources(c).stream()).forEach(facts::add));
    Optional<Instant> seen = podsSeen(PodsSeen.Role.COREDNS).map(s -> s.evidence().observedAt());
    if (pod.isPresent() && seen.isPresent()) {
      Instant changed = pod.get().readinessChanged();
      if (changed != null) {
        Code code = pod.get().ready() ? Code.READY_FOR : Code.NOT_READY_FOR;
        facts.add(HopFact.of(code, new HopFact.Age(Duration.between(changed, seen.get()))));
      }
      pod.get().containers().stream()
          .flatMap(c -> ended(c, seen.get()).stream())
          .forEach(facts::add);
    }
    facts.addAll(counted(ref));
    return facts;
  }

  private List<HopFact> counted(String ref) {
    List<HopFact> facts = new ArrayList<>();
    caseFile
        .all(MetricsSeen.class)
        .filter(s -> s.what().pod().toString().equals(ref))
        .reduce((a, b) -> b)
        .flatMap(s -> Optional.ofNullable(s.what().rates()))
        .ifPresent(
            rates -> {
              facts.add(HopFact.of(Code.QUERIES, Math.round(rates.queriesPerSecond())));
              List<String> grown = TroubleCounter.grown(rates);
              if (!grown.isEmpty()) {
                facts.add(HopFact.of(Code.COUNTING, new HopFact.Names(grown)));
              }
            });
    return facts;
  }

  private static HopFact differ(ReplicaVersion version) {
    return HopFact.of(
        Code.VERSIONS_DIFFER,
        text(Objects.toString(version.image(), "")),
        text(version.process().map(Object::toString).orElse("")));
  }

  private static Optional<HopFact> resources(ContainerFacts container) {
    boolean none =
        container.cpuRequestMillis() == null
            && container.cpuLimitMillis() == null
            && container.memoryRequestBytes() == null
            && container.memoryLimitBytes() == null;
    return none || container.kind() == ContainerFacts.Kind.EPHEMERAL
        ? Optional.empty()
        : Optional.of(
            HopFact.of(
                Code.REQUESTS_AND_LIMITS,
                cpu(container.cpuRequestMillis()),
                cpu(container.cpuLimitMillis()),
                memory(container.memoryRequestBytes()),
                memory(container.memoryLimitBytes())));
  }

  private static HopFact.Value text(String text) {
    return new HopFact.Text(text.isEmpty() ? "–" : text);
  }

  private static HopFact.Value cpu(@Nullable Long millis) {
    return millis == null ? new HopFact.None() : new HopFact.Cpu(millis);
  }

  private static HopFact.Value memory(@Nullable Long bytes) {
    return bytes == null ? new HopFact.None() : new HopFact.Memory(bytes);
  }

  private static Optional<HopFact> ended(ContainerFacts container, Instant seen) {
    ContainerFacts.State last = container.last();
    Instant at = last == null ? null : last.finishedAt();
    return last == null || at == null
        ? Optional.empty()
        : Optional.of(
            HopFact.of(
                Code.LAST_ENDED, new HopFact.Age(Duration.between(at, seen)), text(last.reason())));
  }

  private Optional<Long> cpu(String ref) {
    return caseFile
        .last(UsageSeen.class)
        .map(s -> s.what().usages().stream().filter(u -> u.pod().toString().equals(ref)).toList())
        .filter(usages -> !usages.isEmpty())
        .map(usages -> usages.stream().mapToLong(UsageSeen.Usage::cpuMillis).sum());
  }

  private Optional<PodFacts> pod(PodsSeen.Role role, String ref) {
    return podsSeen(role)
        .flatMap(
            s -> s.what().pods().stream().filter(p -> p.ref().toString().equals(ref)).findFirst());
  }

  private Optional<Seen<PodsSeen>> podsSeen(PodsSeen.Role role) {
    return caseFile.all(PodsSeen.class).filter(s -> s.what().role() == role).reduce((a, b) -> b);
  }
}
