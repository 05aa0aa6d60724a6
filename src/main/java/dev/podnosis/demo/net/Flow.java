package dev.podnosis.demo.net;

import dev.podnosis.demo.world.Pod;
import org.jspecify.annotations.Nullable;

/**
 * Packets on their way to where they end, after Services have been resolved.
 *
 * @param toNode the node they end on; empty outside the cluster
 * @param toPod the pod they end in, if any
 */
public record Flow(
    Netns from, String to, int port, Transport transport, String toNode, @Nullable Pod toPod) {
  /** Whether they are DNS. */
  public boolean dns() {
    return port == 53 && transport != Transport.ICMP;
  }

  /** Whether it asks for a name over UDP. */
  public boolean dnsOverUdp() {
    return port == 53 && transport == Transport.UDP;
  }

  /** Whether they leave their node. */
  public boolean crossesNodes() {
    return !from.node().equals(toNode);
  }
}
