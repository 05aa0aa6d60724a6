package dev.podnosis.probe;

import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.PoliciesSeen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the NetworkPolicies of the business pod's namespace and of the DNS server's. */
final class PoliciesProbe implements Probe {
  @Override
  public void look(Scene scene) throws InterruptedException {
    Set<String> namespaces = new LinkedHashSet<>();
    ObjectRef pod = scene.caseFile().target().pod();
    if (pod != null) {
      namespaces.add(pod.namespace());
    }
    namespaces.add((String) scene.facts().args().getOrDefault("dnsNamespace", "kube-system"));
    List<PoliciesSeen.Policy> policies = new ArrayList<>();
    Map<String, Map<String, String>> labels = new LinkedHashMap<>();
    for (String namespace : namespaces) {
      Read<List<JsonNode>> read =
          scene.cluster().list(ObjectKind.NETWORKPOLICIES, namespace, "", "");
      if (read instanceof Read.Not<List<JsonNode>> not) {
        scene.missed(not.why(), Kubectl.list(ObjectKind.NETWORKPOLICIES, namespace, "", ""));
        return;
      }
      read.orElse(List.of()).stream().map(PolicyReader::read).forEach(policies::add);
      labels.put(namespace, labels(scene, namespace));
    }
    scene.saw(
        new PoliciesSeen(policies, labels),
        Kubectl.list(ObjectKind.NETWORKPOLICIES, namespaces.iterator().next(), "", ""));
  }

  /** A namespace always carries its name as a label (Kubernetes 1.22 and later). */
  private static Map<String, String> labels(Scene scene, String namespace)
      throws InterruptedException {
    return scene
        .cluster()
        .get(ObjectKind.NAMESPACES, "", namespace)
        .map(n -> Json.map(n, "metadata", "labels"))
        .orElse(Map.of("kubernetes.io/metadata.name", namespace));
  }
}
