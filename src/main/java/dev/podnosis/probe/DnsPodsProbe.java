package dev.podnosis.probe;

import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.PodsSeen;
import dev.podnosis.evidence.ServiceFacts;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the pods that the DNS Service selects. */
final class DnsPodsProbe implements Probe {
  @Override
  public void look(Scene scene) throws InterruptedException {
    ServiceFacts service = scene.facts().dns().service().map(f -> f.value()).orElse(null);
    String namespace = service == null ? "kube-system" : service.ref().namespace();
    String selector =
        service == null || service.selector().isEmpty()
            ? "k8s-app=kube-dns"
            : service.selector().entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .sorted()
                .collect(Collectors.joining(","));
    scene.note(
        scene.cluster().list(ObjectKind.PODS, namespace, selector, ""),
        pods -> new PodsSeen(PodsSeen.Role.COREDNS, read(pods)),
        Kubectl.list(ObjectKind.PODS, namespace, selector, ""));
  }

  static List<PodFacts> read(List<tools.jackson.databind.JsonNode> pods) {
    return pods.stream().map(PodReader::read).toList();
  }
}
