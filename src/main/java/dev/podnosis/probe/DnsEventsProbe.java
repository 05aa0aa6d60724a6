package dev.podnosis.probe;

import dev.podnosis.evidence.EventsSeen;

/** Reads the events of the DNS server's namespace. */
final class DnsEventsProbe implements Probe {
  @Override
  public void look(Scene scene) throws InterruptedException {
    String namespace = (String) scene.facts().args().getOrDefault("dnsNamespace", "kube-system");
    scene.note(
        scene.cluster().list(ObjectKind.EVENTS, namespace, "", ""),
        e ->
            new EventsSeen(
                namespace, e.stream().map(EventReader::read).filter(DnsEventsProbe::ours).toList()),
        Kubectl.list(ObjectKind.EVENTS, namespace, "", ""));
  }

  private static boolean ours(EventsSeen.Event event) {
    return event.object().name().contains("dns");
  }
}
