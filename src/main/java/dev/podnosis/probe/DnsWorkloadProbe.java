package dev.podnosis.probe;

import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ScalingSeen;
import dev.podnosis.evidence.WorkloadsSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the controller of the DNS server's pods, and what scales and protects them. */
final class DnsWorkloadProbe implements Probe {
  /** Where cluster-proportional-autoscaler keeps its settings. */
  private static final List<String> AUTOSCALER_MAPS =
      List.of(
          "dns-autoscaler",
          "kube-dns-autoscaler",
          "coredns-autoscaler",
          "rke2-coredns-rke2-coredns-autoscaler");

  @Override
  public void look(Scene scene) throws InterruptedException {
    String namespace = (String) scene.facts().args().getOrDefault("dnsNamespace", "kube-system");
    List<PodFacts> pods = scene.facts().dns().replicas().map(f -> f.value()).orElse(List.of());
    Map<String, String> labels = pods.isEmpty() ? Map.of() : pods.getFirst().labels();
    List<WorkloadsSeen.Workload> owners = new ArrayList<>();
    boolean listed = true;
    for (ObjectKind kind : List.of(ObjectKind.DEPLOYMENTS, ObjectKind.DAEMONSETS)) {
      String word = kind == ObjectKind.DEPLOYMENTS ? "Deployment" : "DaemonSet";
      Read<List<JsonNode>> all = scene.cluster().list(kind, namespace, "", "");
      if (all instanceof Read.Not<List<JsonNode>> not) {
        scene.missed(not.why(), Kubectl.list(kind, namespace, "", ""));
        listed = false;
      }
      all.orElse(List.of()).stream()
          .map(w -> WorkloadReader.read(word, w))
          .filter(w -> owns(w, labels))
          .forEach(owners::add);
    }
    // That there is none is only seen where all could be listed.
    if (listed || !owners.isEmpty()) {
      scene.saw(
          new WorkloadsSeen(WorkloadsSeen.Scope.DNS, owners),
          Kubectl.list(ObjectKind.DEPLOYMENTS, namespace, "", ""));
    }
    scaling(scene, namespace, owners, labels);
  }

  private static boolean owns(WorkloadsSeen.Workload workload, Map<String, String> podLabels) {
    if (podLabels.isEmpty()) {
      return workload.podLabels().getOrDefault("k8s-app", "").equals("kube-dns");
    }
    return !workload.podLabels().isEmpty()
        && podLabels.entrySet().containsAll(workload.podLabels().entrySet());
  }

  /** What scales and protects the pods; that there is none is only seen where all could be read. */
  private static void scaling(
      Scene scene,
      String namespace,
      List<WorkloadsSeen.Workload> owners,
      Map<String, String> podLabels)
      throws InterruptedException {
    List<String> autoscalers = new ArrayList<>();
    Read<List<JsonNode>> hpas =
        scene.cluster().list(ObjectKind.HORIZONTALPODAUTOSCALERS, namespace, "", "");
    if (hpas instanceof Read.Not<List<JsonNode>> not) {
      scene.missed(
          optional(not.why()),
          Kubectl.list(ObjectKind.HORIZONTALPODAUTOSCALERS, namespace, "", ""));
      return;
    }
    hpas.orElse(List.of()).stream()
        .filter(h -> scales(Json.text(h, "spec", "scaleTargetRef", "name"), owners))
        .map(
            h ->
                "HorizontalPodAutoscaler/"
                    + named(h, "spec.minReplicas", "spec.maxReplicas", "status.currentReplicas"))
        .forEach(autoscalers::add);
    for (String name : AUTOSCALER_MAPS) {
      Read<JsonNode> map = scene.cluster().get(ObjectKind.CONFIGMAPS, namespace, name);
      if (map instanceof Read.Got) {
        autoscalers.add("ConfigMap/" + name);
      } else if (map instanceof Read.Not<JsonNode> not
          && not.why().reason() != NotObserved.Reason.MISSING) {
        scene.missed(optional(not.why()), Kubectl.get(ObjectKind.CONFIGMAPS, namespace, name));
        return;
      }
    }
    scene.note(
        scene.cluster().list(ObjectKind.PODDISRUPTIONBUDGETS, namespace, "", ""),
        budgets ->
            new ScalingSeen(
                autoscalers,
                budgets.stream()
                    .filter(b -> protects(b, podLabels))
                    .map(
                        b ->
                            named(
                                b,
                                "spec.minAvailable",
                                "spec.maxUnavailable",
                                "status.disruptionsAllowed"))
                    .toList()),
        Kubectl.list(ObjectKind.PODDISRUPTIONBUDGETS, namespace, "", ""));
  }

  /** The name with some fields in the API's own words, {@code coredns minReplicas=2}. */
  private static String named(JsonNode object, String... fields) {
    StringBuilder text = new StringBuilder(PodReader.ref(object).name());
    for (String field : fields) {
      String[] path = field.split("\\.");
      String value = Json.text(object, path);
      if (!value.isEmpty()) {
        text.append(' ').append(path[path.length - 1]).append('=').append(value);
      }
    }
    return text.toString();
  }

  /** Where the owner is not known, what is called after DNS is taken for it. */
  private static boolean scales(String target, List<WorkloadsSeen.Workload> owners) {
    return owners.isEmpty()
        ? target.contains("dns")
        : owners.stream().anyMatch(o -> o.ref().name().equals(target));
  }

  /** Policy/v1: an empty selector selects every pod of the namespace, none at all selects none. */
  private static boolean protects(JsonNode budget, Map<String, String> podLabels) {
    JsonNode selector = budget.path("spec").path("selector");
    return podLabels.isEmpty()
        ? PodReader.ref(budget).name().contains("dns")
        : selector.isObject() && PolicyReader.selector(selector).matches(podLabels);
  }

  /** No cause depends on it: without the right a run is as complete as ever. */
  private static NotObserved optional(NotObserved why) {
    return why.reason() == NotObserved.Reason.NO_RIGHT
        ? new NotObserved(
            NotObserved.Reason.NO_OPTIONAL_RIGHT, why.subject(), why.detail(), why.neededRight())
        : why;
  }
}
