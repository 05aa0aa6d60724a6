package dev.podnosis.probe;

import dev.podnosis.coredns.metrics.Exposition;
import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ThrottlingSeen;
import dev.podnosis.evidence.ThrottlingSeen.Counts;
import dev.podnosis.evidence.UsageSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what CPU and memory the DNS pods use from the metrics API, where the cluster offers it, and
 * from the kubelet how often those with a CPU limit are held back by it.
 */
final class DnsUsageProbe implements Probe {
  private static final int MOST_NODES = 8;

  private static final String CFS = "container_cpu_cfs_";
  private static final String PERIODS = CFS + "periods_total";
  private static final String THROTTLED = CFS + "throttled_periods_total";

  private final Duration betweenReadings;

  /**
   * A probe.
   *
   * @param betweenReadings how long throttling counts before it is read again: longer than the
   *     kubelet takes to count anew, which is 10 to 15 s (cAdvisor's housekeeping)
   */
  DnsUsageProbe(Duration betweenReadings) {
    this.betweenReadings = betweenReadings;
  }

  @Override
  public void look(Scene scene) throws InterruptedException {
    List<PodFacts> replicas = scene.facts().dns().replicas().map(f -> f.value()).orElse(List.of());
    Set<ObjectRef> pods = replicas.stream().map(PodFacts::ref).collect(Collectors.toSet());
    String namespace = (String) scene.facts().args().getOrDefault("dnsNamespace", "kube-system");
    scene.note(
        scene.cluster().list(ObjectKind.PODMETRICS, namespace, "", ""),
        list -> new UsageSeen(usages(list, pods)),
        "kubectl top pods --containers -n " + namespace);
    Map<String, Set<ObjectRef>> limited = new TreeMap<>();
    for (PodFacts pod : replicas) {
      String node = pod.node();
      if (node != null
          && pod.containers().stream().anyMatch(c -> c.cpuLimitMillis() != null)
          && (limited.containsKey(node) || limited.size() < MOST_NODES)) {
        limited.computeIfAbsent(node, n -> new HashSet<>()).add(pod.ref());
      }
    }
    scene.each(List.copyOf(limited.entrySet()), this::throttling);
  }

  private void throttling(Scene scene, Map.Entry<String, Set<ObjectRef>> on)
      throws InterruptedException {
    String node = on.getKey();
    String command =
        "kubectl get --raw /api/v1/nodes/" + node + "/proxy/metrics/cadvisor | grep " + CFS;
    Read<Map<Held, Counts>> first = read(scene, node, on.getValue());
    Instant before = scene.now();
    if (first instanceof Read.Not<Map<Held, Counts>>(NotObserved why)) {
      scene.missed(optional(why), command);
      return;
    }
    Map<Held, Counts> total = first.orElse(Map.of());
    if (total.isEmpty()) {
      scene.missed(
          new NotObserved(
              NotObserved.Reason.UNSUPPORTED, "node " + node, new Detail.NoMetric(PERIODS)),
          command);
      return;
    }
    Map<Held, Counts> later = Map.of();
    if (total.values().stream().anyMatch(c -> c.throttled() > 0)) {
      Thread.sleep(betweenReadings);
      later = read(scene, node, on.getValue()).orElse(Map.of());
    }
    Duration over = Duration.between(before, scene.now());
    List<ThrottlingSeen.Held> held = new ArrayList<>();
    for (Map.Entry<Held, Counts> each : total.entrySet()) {
      Held which = each.getKey();
      Counts now = later.get(which);
      held.add(
          new ThrottlingSeen.Held(
              which.pod(),
              which.container(),
              now == null ? each.getValue() : now,
              now == null ? null : recent(each.getValue(), now, over)));
    }
    scene.saw(new ThrottlingSeen(node, held), command);
  }

  /** Whose counts. */
  private record Held(ObjectRef pod, String container) {}

  /** What grew; null when the kubelet had counted nothing new, or counts from the start again. */
  private static ThrottlingSeen.@Nullable Recent recent(Counts before, Counts now, Duration over) {
    return now.periods() > before.periods() && now.throttled() >= before.throttled()
        ? new ThrottlingSeen.Recent(
            over,
            new Counts(now.periods() - before.periods(), now.throttled() - before.throttled()))
        : null;
  }

  private static Read<Map<Held, Counts>> read(Scene scene, String node, Set<ObjectRef> pods)
      throws InterruptedException {
    return scene.cluster().containerMetrics(node, CFS).map(text -> counts(text, pods));
  }

  private static Map<Held, Counts> counts(String text, Set<ObjectRef> pods) {
    Map<Held, Counts> counts = new LinkedHashMap<>();
    for (Exposition.Sample sample : Exposition.parse(text).samples()) {
      // until Kubernetes 1.16 the labels were called pod_name and container_name
      String pod = either(sample, "pod", "pod_name");
      String container = either(sample, "container", "container_name");
      String namespace = sample.label("namespace");
      if (pod.isEmpty() || container.isEmpty() || container.equals("POD") || namespace.isEmpty()) {
        continue;
      }
      Held held = new Held(new ObjectRef(namespace, pod), container);
      if (pods.contains(held.pod())) {
        Counts before = counts.getOrDefault(held, new Counts(0, 0));
        long value = Math.round(sample.value());
        if (sample.name().equals(PERIODS)) {
          counts.put(held, new Counts(value, before.throttled()));
        } else if (sample.name().equals(THROTTLED)) {
          counts.put(held, new Counts(before.periods(), value));
        }
      }
    }
    return counts;
  }

  private static String either(Exposition.Sample sample, String label, String older) {
    String value = sample.label(label);
    return value.isEmpty() ? sample.label(older) : value;
  }

  /**
   * One cause alone gains by this, and {@code nodes/proxy} is a right that few should have: without
   * it, or where kubelets do not offer it, a run is as complete as ever.
   */
  private static NotObserved optional(NotObserved why) {
    NotObserved.Reason reason =
        switch (why.reason()) {
          case NO_RIGHT -> NotObserved.Reason.NO_OPTIONAL_RIGHT;
          case ERROR, UNREADABLE -> NotObserved.Reason.UNSUPPORTED;
          default -> why.reason();
        };
    return new NotObserved(reason, why.subject(), why.detail(), why.neededRight());
  }

  private static List<UsageSeen.Usage> usages(List<JsonNode> list, Set<ObjectRef> pods) {
    List<UsageSeen.Usage> usages = new ArrayList<>();
    for (JsonNode metrics : list) {
      ObjectRef pod = PodReader.ref(metrics);
      if (!pods.contains(pod)) {
        continue;
      }
      for (JsonNode container : metrics.path("containers")) {
        Long cpu = Quantity.millis(Json.text(container, "usage", "cpu"));
        Long memory = Quantity.units(Json.text(container, "usage", "memory"));
        if (cpu != null && memory != null) {
          usages.add(new UsageSeen.Usage(pod, Json.text(container, "name"), cpu, memory));
        }
      }
    }
    return usages;
  }
}
