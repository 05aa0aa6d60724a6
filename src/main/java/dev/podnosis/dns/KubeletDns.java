package dev.podnosis.dns;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What kubelet knows of DNS on a node.
 *
 * @param clusterDns kubelet's {@code clusterDNS} addresses
 * @param clusterDomain kubelet's {@code clusterDomain}; may be empty
 * @param nodeFile the file that kubelet's {@code resolvConf} names, or null when it was not seen
 */
public record KubeletDns(
    List<String> clusterDns, String clusterDomain, @Nullable ResolvConf nodeFile) {

  public KubeletDns {
    clusterDns = List.copyOf(clusterDns);
  }
}
