package dev.podnosis.evidence;

import java.util.List;

/**
 * kubelet's DNS settings on a node.
 *
 * @param node the node
 * @param clusterDns kubelet's {@code clusterDNS}
 * @param clusterDomain kubelet's {@code clusterDomain}
 * @param resolvConfPath kubelet's {@code resolvConf}
 */
public record NodeDnsConfigSeen(
    String node, List<String> clusterDns, String clusterDomain, String resolvConfPath)
    implements Observation {
  public NodeDnsConfigSeen {
    clusterDns = List.copyOf(clusterDns);
  }
}
