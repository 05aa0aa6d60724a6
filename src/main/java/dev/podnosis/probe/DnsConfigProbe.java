package dev.podnosis.probe;

import dev.podnosis.evidence.CorefileSeen;
import dev.podnosis.evidence.KubeDnsSeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Reads CoreDNS's Corefile and NodeLocal's, with the ConfigMaps that they may import, or what
 * kube-dns has instead.
 */
final class DnsConfigProbe implements Probe {
  private static final List<String> NAMES =
      List.of("coredns", "rke2-coredns-rke2-coredns", "dns-default");

  private static final String KUBE_DNS = "kube-dns";

  /** As the manifest of kubernetes/kubernetes names it, and as Kubespray does. */
  private static final List<String> NODE_LOCAL_NAMES = List.of("node-local-dns", "nodelocaldns");

  @Override
  public void look(Scene scene) throws InterruptedException {
    String namespace = (String) scene.facts().args().getOrDefault("dnsNamespace", "kube-system");
    if (scene.facts().dns().isKubeDns()) {
      ofKubeDns(scene, namespace);
      nodeLocal(scene, namespace);
      return;
    }
    NotObserved last = new NotObserved(NotObserved.Reason.MISSING, "ConfigMap " + namespace, "");
    for (String name : NAMES) {
      Read<JsonNode> map = scene.cluster().get(ObjectKind.CONFIGMAPS, namespace, name);
      if (map instanceof Read.Got<JsonNode> got && Json.has(got.value(), "data", "Corefile")) {
        Read<JsonNode> custom =
            scene.cluster().get(ObjectKind.CONFIGMAPS, namespace, "coredns-custom");
        boolean known =
            !(custom instanceof Read.Not<JsonNode> none)
                || none.why().reason() == NotObserved.Reason.MISSING;
        scene.saw(
            corefile(CorefileSeen.Owner.COREDNS, got.value(), imports(got.value(), custom), known),
            Kubectl.get(ObjectKind.CONFIGMAPS, namespace, name));
        nodeLocal(scene, namespace);
        return;
      }
      if (map instanceof Read.Not<JsonNode> not
          && not.why().reason() != NotObserved.Reason.MISSING) {
        last = not.why();
      }
    }
    scene.missed(last, Kubectl.get(ObjectKind.CONFIGMAPS, namespace, "coredns"));
    nodeLocal(scene, namespace);
  }

  /** Which can do without its ConfigMap: that there is none says as much as an empty one. */
  private static void ofKubeDns(Scene scene, String namespace) throws InterruptedException {
    Read<JsonNode> map = scene.cluster().get(ObjectKind.CONFIGMAPS, namespace, KUBE_DNS);
    String command = Kubectl.get(ObjectKind.CONFIGMAPS, namespace, KUBE_DNS);
    ObjectRef ref = new ObjectRef(namespace, KUBE_DNS);
    switch (map) {
      case Read.Got<JsonNode> got ->
          scene.saw(new KubeDnsSeen(ref, Json.map(got.value(), "data")), command);
      case Read.Not<JsonNode> not when not.why().reason() == NotObserved.Reason.MISSING ->
          scene.saw(new KubeDnsSeen(ref, Map.of()), command);
      case Read.Not<JsonNode> not -> scene.missed(not.why(), command);
    }
  }

  private static Map<String, String> imports(JsonNode map, Read<JsonNode> custom) {
    Map<String, String> imports = new LinkedHashMap<>();
    Json.map(map, "data")
        .forEach(
            (k, v) -> {
              if (!k.equals("Corefile")) {
                imports.put(k, v);
              }
            });
    if (custom instanceof Read.Got<JsonNode> got) {
      imports.putAll(Json.map(got.value(), "data"));
    }
    return imports;
  }

  private static void nodeLocal(Scene scene, String namespace) throws InterruptedException {
    for (String name : NODE_LOCAL_NAMES) {
      Read<JsonNode> map = scene.cluster().get(ObjectKind.CONFIGMAPS, namespace, name);
      if (map instanceof Read.Got<JsonNode> got && Json.has(got.value(), "data", "Corefile")) {
        scene.saw(
            corefile(CorefileSeen.Owner.NODELOCAL, got.value(), kubeDns(scene, namespace), false),
            Kubectl.get(ObjectKind.CONFIGMAPS, namespace, name));
        return;
      }
    }
  }

  /** What the cache adds to its Corefile as it starts: stub domains and upstream servers. */
  private static Map<String, String> kubeDns(Scene scene, String namespace)
      throws InterruptedException {
    Read<JsonNode> map = scene.cluster().get(ObjectKind.CONFIGMAPS, namespace, KUBE_DNS);
    return map instanceof Read.Got<JsonNode> got ? Json.map(got.value(), "data") : Map.of();
  }

  private static CorefileSeen corefile(
      CorefileSeen.Owner owner, JsonNode map, Map<String, String> imports, boolean customKnown) {
    ObjectRef ref = PodReader.ref(map);
    return new CorefileSeen(owner, ref, Json.text(map, "data", "Corefile"), imports, customKnown);
  }
}
