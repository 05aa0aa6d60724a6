package dev.podnosis.evidence;

import java.util.Map;

/**
 * The settings of kube-dns, the cluster's DNS before CoreDNS and still GKE's, as its ConfigMap
 * holds them. {@code dev.podnosis.coredns} reads them.
 *
 * @param configMap the ConfigMap
 * @param data its keys; none where there is no such ConfigMap, which kube-dns can do without
 */
public record KubeDnsSeen(ObjectRef configMap, Map<String, String> data) implements Observation {
  public KubeDnsSeen {
    data = Map.copyOf(data);
  }
}
