package dev.podnosis.diagnosis;

import dev.podnosis.evidence.ContainerFacts;
import dev.podnosis.evidence.PodFacts;
import java.util.List;
import java.util.regex.Pattern;

/**
 * kube-dns, the cluster's DNS before CoreDNS and still GKE's: pods with the containers kubedns,
 * dnsmasq and sidecar (kubernetes/dns), without a Corefile.
 */
public final class KubeDns {
  private static final Pattern IMAGE =
      Pattern.compile("(?:.*/)?(?:k8s-dns-kube-dns|kubedns)(?:-[a-z0-9]+)?(?:[:@].*)?");

  private KubeDns() {}

  /** Whether these are its pods, all of them: of two servers side by side neither is named. */
  public static boolean serves(List<PodFacts> replicas) {
    return !replicas.isEmpty() && replicas.stream().allMatch(KubeDns::is);
  }

  private static boolean is(PodFacts pod) {
    return pod.containers().stream().anyMatch(c -> IMAGE.matcher(c.image()).matches());
  }

  /** The containers whose logs tell of DNS: kubedns of the API server, dnsmasq of forwarding. */
  public static List<ContainerFacts> logging(PodFacts pod) {
    return is(pod)
        ? pod.containers().stream()
            .filter(c -> c.name().equals("kubedns") || c.name().equals("dnsmasq"))
            .toList()
        : List.of();
  }
}
