package dev.podnosis.diagnosis;

import dev.podnosis.coredns.corefile.CorefileFacts;
import dev.podnosis.coredns.corefile.KubeDnsConfig;
import dev.podnosis.evidence.KubeDnsSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Seen;

/**
 * The settings of kube-dns, read.
 *
 * @param id the number of the evidence that holds them
 * @param configMap where they stand
 * @param config what they say
 */
public record ReadKubeDns(String id, ObjectRef configMap, KubeDnsConfig config) {
  static ReadKubeDns of(Seen<KubeDnsSeen> seen) {
    return new ReadKubeDns(
        seen.id(),
        seen.what().configMap(),
        KubeDnsConfig.read(seen.what().data(), ClusterDns.DEFAULT_CLUSTER_DOMAIN));
  }

  /** Where it sends which names. */
  public CorefileFacts forwarding() {
    return config.forwarding(ClusterDns.DEFAULT_CLUSTER_DOMAIN);
  }
}
