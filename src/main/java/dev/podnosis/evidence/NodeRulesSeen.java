package dev.podnosis.evidence;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a node's kernel does with packets for the DNS Service.
 *
 * @param node the node
 * @param kernel the running kernel's version; may be empty
 * @param mode {@code iptables}, {@code ipvs}, {@code nftables} or {@code unknown} where no rules of
 *     kube-proxy were found, as with eBPF
 * @param targets endpoint addresses that the rules for UDP lead to
 * @param rejects whether a rule rejects the Service for want of endpoints
 * @param serviceProxy the program that listens on kube-proxy's own ports, such as {@code
 *     kube-proxy}; empty when none does, null when that could not be told
 * @param ipvsUdpTimeoutSeconds how long IPVS keeps a UDP entry; 0 when not told
 * @param tracked where tracked questions to the Service go, address to how many
 * @param listeners addresses with something listening on port 53, written {@code udp
 *     169.254.20.10:53}
 * @param nodeLocalAddresses addresses on a NodeLocal interface
 * @param notrack whether packets to these addresses are kept out of connection tracking
 * @param unreadable what could not be read
 */
public record NodeRulesSeen(
    String node,
    String kernel,
    String mode,
    List<String> targets,
    boolean rejects,
    @Nullable String serviceProxy,
    long ipvsUdpTimeoutSeconds,
    Map<String, Integer> tracked,
    List<String> listeners,
    List<String> nodeLocalAddresses,
    boolean notrack,
    List<String> unreadable)
    implements Observation {
  public NodeRulesSeen {
    targets = List.copyOf(targets);
    tracked = Map.copyOf(tracked);
    listeners = List.copyOf(listeners);
    nodeLocalAddresses = List.copyOf(nodeLocalAddresses);
    unreadable = List.copyOf(unreadable);
  }
}
