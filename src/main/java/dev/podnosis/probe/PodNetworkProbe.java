package dev.podnosis.probe;

import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ResolvConfSeen;
import java.util.List;

/** Measures from the business pod's network: the Service, NodeLocal and each replica. */
final class PodNetworkProbe implements Probe {
  private final Workplaces workplaces;
  private final int samples;

  PodNetworkProbe(Workplaces workplaces, int samples) {
    this.workplaces = workplaces;
    this.samples = samples;
  }

  @Override
  public void look(Scene scene) throws InterruptedException {
    PodFacts pod = scene.facts().businessPod().map(f -> f.value()).orElse(null);
    if (pod == null) {
      scene.missed(Places.unseen("the business pod"), "");
      return;
    }
    Workplace place = Places.enter(scene, workplaces.inPod(pod.ref(), pod.node()));
    if (place != null) {
      List<String> nameservers =
          scene.facts().podResolver().map(f -> f.value().conf().nameservers()).orElse(List.of());
      new Measuring(scene, samples)
          .measure(place, new Edges(scene.facts()).fromClient(nameservers));
    }
  }

  /** The nameservers that a pod's containers share. */
  static List<String> nameservers(Scene scene, Workplace place, PodFacts pod)
      throws InterruptedException {
    if (!ResolvConfProbe.read(scene, place, pod.ref())) {
      return List.of();
    }
    return scene.looks().reversed().stream()
        .map(look -> look.observation())
        .filter(ResolvConfSeen.class::isInstance)
        .findFirst()
        .map(seen -> Edges.nameservers(((ResolvConfSeen) seen).text()))
        .orElse(List.of());
  }
}
