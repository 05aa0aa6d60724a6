package dev.podnosis.probe;

import dev.podnosis.evidence.PodFacts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The nodes that a lookup touches: the business pod's first, then those of the DNS pods. */
final class Nodes {
  private static final int MOST = 4;

  private Nodes() {}

  /** What is done at a place on a node. */
  interface AtNode {
    void at(Scene part, Workplace place, String node) throws InterruptedException;
  }

  /** Looks at them side by side, and says so where none is known. */
  static void each(Scene scene, Scene.EachLook<String> look) throws InterruptedException {
    Set<String> nodes = of(scene);
    if (nodes.isEmpty()) {
      scene.missed(Places.unseen("nodes"), "");
    }
    scene.each(List.copyOf(nodes), look);
  }

  /** The same from a place on each; where there is none, why is noted. */
  static void enterEach(Scene scene, Workplaces workplaces, AtNode look)
      throws InterruptedException {
    each(scene, (part, node) -> enter(part, workplaces, node, look));
  }

  /** Looks at one node from a place on it; where there is none, why is noted. */
  static void enter(Scene scene, Workplaces workplaces, String node, AtNode look)
      throws InterruptedException {
    Workplace place = Places.enter(scene, workplaces.onNode(node));
    if (place != null) {
      look.at(scene, place, node);
    }
  }

  private static Set<String> of(Scene scene) {
    Set<String> nodes = new LinkedHashSet<>();
    scene.facts().businessPod().map(f -> f.value().node()).ifPresent(nodes::add);
    for (PodFacts replica : scene.facts().dns().replicas().map(f -> f.value()).orElse(List.of())) {
      if (replica.node() != null && nodes.size() < MOST) {
        nodes.add(replica.node());
      }
    }
    return nodes;
  }
}
