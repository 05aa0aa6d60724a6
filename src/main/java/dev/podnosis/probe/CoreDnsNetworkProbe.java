package dev.podnosis.probe;

import dev.podnosis.evidence.PodFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures from the DNS pods' networks what CoreDNS is often blamed for: each upstream server and
 * the API server.
 */
final class CoreDnsNetworkProbe implements Probe {
  private static final int MOST_REPLICAS = 4;

  private final Workplaces workplaces;
  private final int samples;

  CoreDnsNetworkProbe(Workplaces workplaces, int samples) {
    this.workplaces = workplaces;
    this.samples = samples;
  }

  @Override
  public void look(Scene scene) throws InterruptedException {
    List<PodFacts> replicas =
        scene.facts().dns().replicas().map(f -> f.value()).orElse(List.of()).stream()
            .filter(p -> p.node() != null && !p.addresses().isEmpty())
            .limit(MOST_REPLICAS)
            .toList();
    if (replicas.isEmpty()) {
      scene.missed(Places.unseen("CoreDNS pods"), "");
    }
    scene.each(replicas, this::measure);
  }

  private void measure(Scene scene, PodFacts replica) throws InterruptedException {
    Workplace place = Places.enter(scene, workplaces.inPod(replica.ref(), replica.node()));
    if (place != null) {
      List<String> nameservers = PodNetworkProbe.nameservers(scene, place, replica);
      Edges edges = new Edges(scene.facts());
      List<Ask> asks = new ArrayList<>(edges.fromCoreDns(nameservers));
      asks.addAll(edges.amongReplicas(replica.ref()));
      new Measuring(scene, samples).measure(place, asks);
    }
  }
}
