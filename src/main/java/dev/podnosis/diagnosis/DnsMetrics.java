package dev.podnosis.diagnosis;

import dev.podnosis.coredns.metrics.MetricsRates;
import dev.podnosis.coredns.metrics.UpstreamCounters;
import dev.podnosis.evidence.MetricsSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.Seen;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the DNS server's replicas count, all of them side by side. */
public final class DnsMetrics {
  private final Facts facts;
  private final List<Seen<MetricsSeen>> seen;

  DnsMetrics(Facts facts) {
    this.facts = facts;
    this.seen = facts.all(MetricsSeen.class).toList();
  }

  /** The replicas whose metrics were read. */
  public List<Seen<MetricsSeen>> replicas() {
    return seen.stream().filter(s -> s.what().server() == MetricsSeen.Server.COREDNS).toList();
  }

  /** NodeLocal DNSCache's pods whose metrics were read. */
  public List<Seen<MetricsSeen>> nodeLocal() {
    return seen.stream().filter(s -> s.what().server() == MetricsSeen.Server.NODELOCAL).toList();
  }

  /** The metrics of one replica. */
  public Optional<Seen<MetricsSeen>> of(ObjectRef pod) {
    return replicas().stream().filter(s -> s.what().pod().equals(pod)).findFirst();
  }

  /** Replicas of which two readings were made, so that what happened in between is known. */
  public List<Seen<MetricsSeen>> measured() {
    return replicas().stream().filter(s -> s.what().rates() != null).toList();
  }

  /** Whether every replica that serves was read twice: then what was not counted did not happen. */
  public boolean complete() {
    List<PodFacts> serving = facts.replicas().map(Replicas::serving).orElse(List.of());
    List<ObjectRef> measured = measured().stream().map(s -> s.what().pod()).toList();
    return !serving.isEmpty() && serving.stream().allMatch(p -> measured.contains(p.ref()));
  }

  /** What a figure came to between the readings, of all replicas together. */
  public double between(ToDoubleFunction<MetricsRates> figure) {
    return rates().mapToDouble(figure).sum();
  }

  private Stream<MetricsRates> rates() {
    return measured().stream().flatMap(s -> Optional.ofNullable(s.what().rates()).stream());
  }

  /** What was counted about each upstream server between the readings, replica by replica. */
  public Map<String, List<UpstreamCounters>> upstreams() {
    return rates()
        .flatMap(r -> r.upstreams().stream())
        .collect(Collectors.groupingBy(UpstreamCounters::to, TreeMap::new, Collectors.toList()));
  }

  /** The numbers of the evidence of all replicas. */
  public List<String> evidence() {
    return replicas().stream().map(Seen::id).toList();
  }
}
