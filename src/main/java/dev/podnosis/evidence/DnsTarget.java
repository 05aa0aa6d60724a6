package dev.podnosis.evidence;

import org.jspecify.annotations.Nullable;

/**
 * What a packet was sent to.
 *
 * @param role what it is to the lookup
 * @param address its address
 * @param port its port; 0 for ICMP
 * @param pod the replica, where it is one
 */
public record DnsTarget(Role role, String address, int port, @Nullable ObjectRef pod) {
  /** What an address is to the lookup. */
  public enum Role {
    /** The address of NodeLocal DNSCache. */
    NODELOCAL,
    /** The DNS Service's ClusterIP. */
    SERVICE,
    /** One DNS server pod's own address. */
    REPLICA,
    /** A server that the DNS server forwards to. */
    UPSTREAM,
    /** The API server's Service. */
    API_SERVICE,
    /** One of the API server's own addresses. */
    API_ENDPOINT,
    /** Another nameserver that a resolv.conf names. */
    OTHER
  }
}
