package dev.podnosis.probe;

import dev.podnosis.evidence.InjectionSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.PodsSeen;
import dev.podnosis.evidence.WorkloadsSeen;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Looks for NodeLocal DNSCache, and for what would make pods use it. */
final class NodeLocalProbe implements Probe {
  private static final String LABEL = "k8s-app=node-local-dns";

  @Override
  public void look(Scene scene) throws InterruptedException {
    Read<List<JsonNode>> sets = scene.cluster().list(ObjectKind.DAEMONSETS, "kube-system", "", "");
    List<WorkloadsSeen.Workload> found =
        sets.orElse(List.of()).stream()
            .map(d -> WorkloadReader.read("DaemonSet", d))
            .filter(NodeLocalProbe::nodeLocal)
            .toList();
    if (sets instanceof Read.Not<List<JsonNode>> not) {
      scene.missed(not.why(), Kubectl.list(ObjectKind.DAEMONSETS, "kube-system", "", ""));
    } else if (!found.isEmpty()) {
      scene.saw(
          new WorkloadsSeen(WorkloadsSeen.Scope.NODELOCAL, found),
          Kubectl.list(ObjectKind.DAEMONSETS, "kube-system", "", ""));
    }
    scene.note(
        scene.cluster().list(ObjectKind.PODS, "kube-system", LABEL, ""),
        pods -> new PodsSeen(PodsSeen.Role.NODELOCAL, DnsPodsProbe.read(pods)),
        Kubectl.list(ObjectKind.PODS, "kube-system", LABEL, ""));
    if (!found.isEmpty()) {
      injection(scene);
    }
  }

  private static boolean nodeLocal(WorkloadsSeen.Workload set) {
    String name = set.ref().name();
    return name.contains("node-local-dns") || name.contains("nodelocaldns");
  }

  private static void injection(Scene scene) throws InterruptedException {
    ObjectRef pod = scene.caseFile().target().pod();
    Map<String, String> labels =
        pod == null
            ? Map.of()
            : scene
                .cluster()
                .get(ObjectKind.NAMESPACES, "", pod.namespace())
                .map(n -> Json.map(n, "metadata", "labels"))
                .orElse(Map.of());
    scene.note(
        scene.cluster().list(ObjectKind.MUTATINGWEBHOOKCONFIGURATIONS, "", "", ""),
        hooks ->
            new InjectionSeen(
                hooks.stream()
                    .map(h -> PodReader.ref(h).name())
                    .filter(n -> n.contains("node-local-dns") || n.contains("nodelocaldns"))
                    .toList(),
                labels),
        Kubectl.list(ObjectKind.MUTATINGWEBHOOKCONFIGURATIONS, "", "", ""));
  }
}
