package dev.podnosis.probe;

import java.util.ArrayList;
import java.util.List;

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
    Nodes.enterEach(scene, workplaces, this::measure);
  }

  private void measure(Scene scene, Workplace place, String node) throws InterruptedException {
    Edges edges = new Edges(scene.facts());
    List<Ask> asks = new ArrayList<>(edges.fromClient(List.of()));
    asks.addAll(edges.fromCoreDns(nameservers(scene, place)));
    new Measuring(scene, samples).measure(place, asks);
  }

  /**
   * The servers that a Corefile means by {@code forward . /etc/resolv.conf}: our pod on the node
   * has dnsPolicy Default as CoreDNS has, so that its file is the kubelet's copy of the node's too.
   * What listens on the node's loopback is no server to pods.
   */
  private static List<String> nameservers(Scene scene, Workplace place)
      throws InterruptedException {
    if (!scene.facts().upstreams().ofNode()) {
      return List.of();
    }
    Read<ClusterReads.Executed> read = place.file(ResolvConfProbe.FILE);
    return read instanceof Read.Got<ClusterReads.Executed> got && got.value().exitCode() == 0
        ? Edges.nameservers(got.value().stdout()).stream()
            .filter(s -> !s.startsWith("127.") && !s.equals("::1"))
            .toList()
        : List.of();
  }
}
