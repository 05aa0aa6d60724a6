package dev.podnosis.evidence;

import java.util.List;

/**
 * What a node's kernel does with packets for the DNS Service.
 *
 * @param node the node
 * @param mode {@code iptables}, {@code ipvs}, {@code nftables}, {@code ebpf} or {@code unknown}
 * @param targets endpoint addresses that the rules lead to
 * @param rejects whether a rule rejects the Service for want of endpoints
 * @param listeners addresses with something listening on port 53, written {@code udp
 *     169.254.20.10:53}
 * @param nodeLocalAddresses addresses on a NodeLocal interface
 */
public record NodeRulesSeen(
    String node,
    String mode,
    List<String> targets,
    boolean rejects,
    List<String> listeners,
    List<String> nodeLocalAddresses)
    implements Observation {
  public NodeRulesSeen {
    targets = List.copyOf(targets);
    listeners = List.copyOf(listeners);
    nodeLocalAddresses = List.copyOf(nodeLocalAddresses);
  }
}
