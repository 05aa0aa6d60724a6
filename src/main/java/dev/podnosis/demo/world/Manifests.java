package dev.podnosis.demo.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What users applied to the cluster, before any controller has seen it; incidents change it here.
 */
public final class Manifests {
  private final Instant now;
  private final List<ObjectNode> objects = new ArrayList<>();

  Manifests(Instant now) {
    this.now = now;
    for (String file : List.of("kube-system.yaml", "shop.yaml")) {
      Resources.documents(file).forEach(this::add);
    }
  }

  /** Adds an object. */
  public void add(ObjectNode object) {
    objects.add((ObjectNode) Tree.settleTimes(object, now));
  }

  /** Adds an object written in YAML. */
  public void add(String yaml) {
    add(Resources.yaml(yaml));
  }

  /** The object of a kind and name, to be changed in place. */
  public ObjectNode find(String kind, String namespace, String name) {
    return objects.stream()
        .filter(o -> Tree.text(o, "kind").equals(kind))
        .filter(o -> Tree.text(o, "metadata", "namespace").equals(namespace))
        .filter(o -> Tree.text(o, "metadata", "name").equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no " + kind + " " + namespace + "/" + name));
  }

  /** The pod template's spec of a workload, to be changed in place. */
  public ObjectNode podSpec(String kind, String namespace, String name) {
    return Tree.make(find(kind, namespace, name), "spec", "template", "spec");
  }

  /** Takes an object away. */
  public void remove(String kind, String namespace, String name) {
    objects.remove(find(kind, namespace, name));
  }

  /** Replaces a text in the Corefile. */
  public void editCorefile(String text, String by) {
    ObjectNode data = Tree.make(find("ConfigMap", "kube-system", "coredns"), "data");
    String corefile = Tree.text(data, "Corefile");
    if (!corefile.contains(text)) {
      throw new IllegalArgumentException("the Corefile holds no " + text);
    }
    data.put("Corefile", corefile.replace(text, by));
  }

  /** All objects. */
  List<ObjectNode> all() {
    return List.copyOf(objects);
  }

  /** What the scheduler and the kubelet are to do with a workload, taken out of it. */
  static JsonNode takeHints(ObjectNode object) {
    JsonNode hints = object.remove("x-demo");
    return hints == null ? Tree.object() : hints;
  }
}
