package dev.podnosis.probe;

import dev.podnosis.evidence.PodFacts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Measures from the nodes themselves: those of the business pod and of the DNS pods. */
final class NodeNetworkProbe implements Probe {
  private final Workplaces workplaces;
  private final int samples;

  NodeNetworkProbe(Workplaces workplaces, int samples) {
    this.workplaces = workplaces;
    this.samples = samples;
  }

  @Override
  public void look(Scene scene) throws InterruptedException {
    each(scene, this::measure);
  }

  private void measure(Scene scene, String node) throws InterruptedException {
    Workplace place = Places.enter(scene, workplaces.onNode(node));
    if (place != null) {
      Edges edges = new Edges(scene.facts());
      List<Ask> asks = new ArrayList<>(edges.fromClient(List.of()));
      asks.addAll(edges.fromCoreDns(List.of()));
      new Measuring(scene, samples).measure(place, asks);
    }
  }

  /** Looks at the nodes that a lookup touches side by side, and says so where none is known. */
  static void each(Scene scene, Scene.EachLook<String> look) throws InterruptedException {
    Set<String> nodes = nodes(scene);
    if (nodes.isEmpty()) {
      scene.missed(Places.unseen("nodes"), "");
    }
    scene.each(List.copyOf(nodes), look);
  }

  /** The nodes that a lookup touches, the business pod's first. */
  static Set<String> nodes(Scene scene) {
    Set<String> nodes = new LinkedHashSet<>();
    scene.facts().businessPod().map(f -> f.value().node()).ifPresent(nodes::add);
    for (PodFacts replica : scene.facts().dns().replicas().map(f -> f.value()).orElse(List.of())) {
      if (replica.node() != null && nodes.size() < 4) {
        nodes.add(replica.node());
      }
    }
    return nodes;
  }
}
