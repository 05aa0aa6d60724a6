package dev.podnosis.probe;

import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.UsageSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads what CPU and memory the DNS pods use from the metrics API, where the cluster offers it. */
final class DnsUsageProbe implements Probe {
  @Override
  public void look(Scene scene) throws InterruptedException {
    Set<ObjectRef> replicas =
        scene.facts().dns().replicas().map(f -> f.value()).orElse(List.of()).stream()
            .map(p -> p.ref())
            .collect(Collectors.toSet());
    String namespace = (String) scene.facts().args().getOrDefault("dnsNamespace", "kube-system");
    scene.note(
        scene.cluster().list(ObjectKind.PODMETRICS, namespace, "", ""),
        list -> new UsageSeen(usages(list, replicas)),
        "kubectl top pods --containers -n " + namespace);
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
