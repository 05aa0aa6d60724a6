package dev.podnosis.diagnosis;

import dev.podnosis.coredns.metrics.MetricsRates;
import dev.podnosis.evidence.ContainerFacts;
import dev.podnosis.evidence.MetricsSeen;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.UsageSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much a replica of the DNS server has to do, and how much it may use for it.
 *
 * @param pod the replica
 * @param container the container that serves DNS
 * @param cpuMillis CPU in use, in thousandths of a core, or null when not known
 * @param memoryBytes memory in use, or null when not known
 * @param queriesPerSecond queries it gets, or null when not known
 * @param evidence numbers of the evidence that shows it
 */
public record ReplicaLoad(
    PodFacts pod,
    ContainerFacts container,
    @Nullable Long cpuMillis,
    @Nullable Long memoryBytes,
    @Nullable Double queriesPerSecond,
    List<String> evidence) {

  /** A share of the limit from which on a replica counts as loaded to the full (KNOWLEDGE 3). */
  public static final double NEAR_LIMIT = 0.8;

  public ReplicaLoad {
    evidence = List.copyOf(evidence);
  }

  /** The loads of all replicas that serve. */
  static List<ReplicaLoad> all(Facts facts) {
    return facts.replicas().map(Replicas::serving).orElse(List.of()).stream()
        .flatMap(p -> of(p, facts).stream())
        .toList();
  }

  private static Optional<ReplicaLoad> of(PodFacts pod, Facts facts) {
    return dnsContainer(pod).map(c -> of(pod, c, facts));
  }

  private static ReplicaLoad of(PodFacts pod, ContainerFacts container, Facts facts) {
    Seen<UsageSeen> usage = facts.caseFile().last(UsageSeen.class).orElse(null);
    UsageSeen.Usage used = usage == null ? null : used(usage.what(), pod, container);
    Seen<MetricsSeen> metrics = facts.metrics().of(pod.ref()).orElse(null);
    MetricsRates rates = metrics == null ? null : metrics.what().rates();
    List<String> evidence = new ArrayList<>();
    facts.dns().replicas().ifPresent(f -> evidence.addAll(f.evidence()));
    if (usage != null && used != null) {
      evidence.add(usage.id());
    }
    if (metrics != null) {
      evidence.add(metrics.id());
    }
    return new ReplicaLoad(
        pod,
        container,
        used != null ? Long.valueOf(used.cpuMillis()) : cpu(rates),
        used != null ? Long.valueOf(used.memoryBytes()) : memory(metrics),
        rates == null ? null : Double.valueOf(rates.queriesPerSecond()),
        evidence);
  }

  private static UsageSeen.@Nullable Usage used(
      UsageSeen seen, PodFacts pod, ContainerFacts container) {
    return seen.usages().stream()
        .filter(u -> u.pod().equals(pod.ref()) && u.container().equals(container.name()))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Long cpu(@Nullable MetricsRates rates) {
    return rates == null || rates.restarted() ? null : Math.round(1000 * rates.cpuCores());
  }

  private static @Nullable Long memory(@Nullable Seen<MetricsSeen> metrics) {
    double bytes = metrics == null ? 0 : metrics.what().last().process().residentBytes();
    return bytes > 0 ? Long.valueOf(Math.round(bytes)) : null;
  }

  /** The container that serves DNS: the one named so, else the first. */
  public static Optional<ContainerFacts> dnsContainer(PodFacts pod) {
    List<ContainerFacts> normal =
        pod.containers().stream().filter(c -> c.kind() == ContainerFacts.Kind.NORMAL).toList();
    return normal.stream()
        .filter(c -> c.name().contains("dns"))
        .findFirst()
        .or(() -> normal.stream().findFirst());
  }

  /** CPU in use as a share of the limit; null where either is not known. */
  public @Nullable Double cpuShare() {
    Long limit = container.cpuLimitMillis();
    return cpuMillis == null || limit == null || limit <= 0
        ? null
        : Double.valueOf((double) cpuMillis / limit);
  }

  /** Memory in use as a share of the limit; null where either is not known. */
  public @Nullable Double memoryShare() {
    Long limit = container.memoryLimitBytes();
    return memoryBytes == null || limit == null || limit <= 0
        ? null
        : Double.valueOf((double) memoryBytes / limit);
  }

  /** Whether it uses nearly all the CPU that it may. */
  public boolean cpuNearLimit() {
    Double share = cpuShare();
    return share != null && share >= NEAR_LIMIT;
  }

  /** Whether it uses nearly all the memory that it may. */
  public boolean memoryNearLimit() {
    Double share = memoryShare();
    return share != null && share >= NEAR_LIMIT;
  }
}
