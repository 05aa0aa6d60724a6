package dev.podnosis.coredns.corefile;

import dev.podnosis.coredns.CoreDnsVersion;
import dev.podnosis.dns.IpLiteral;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the CoreDNS that reads a Corefile.
 *
 * @param version null when not known: rules that need it are left out
 * @param role what this CoreDNS is for
 * @param clusterDomain the domain the kubelet gives to pods, such as {@code cluster.local}; null
 *     when not known
 * @param ownAddresses addresses under which this CoreDNS itself is reached: the ClusterIP of
 *     kube-dns, its pods, a node-local address
 */
public record LintContext(
    @Nullable CoreDnsVersion version,
    Role role,
    @Nullable String clusterDomain,
    Set<String> ownAddresses) {

  /** What a CoreDNS is for. */
  public enum Role {
    /** Serves the cluster's names from the Kubernetes API. */
    CLUSTER_DNS,
    /** NodeLocal DNSCache: asks the cluster's DNS and the upstream servers. */
    NODE_LOCAL;

    /** Found from the text: what serves the Kubernetes API is no cache on a node. */
    public static Role of(Corefile corefile) {
      boolean nodeLocal =
          !corefile.uses("kubernetes")
              && (Pillar.in(corefile)
                  || corefile
                      .all("bind")
                      .flatMap(b -> b.args().stream())
                      .anyMatch(Role::isOfTheNode));
      return nodeLocal ? NODE_LOCAL : CLUSTER_DNS;
    }

    /**
     * Link-local, or in IPv6 also unique-local: what the guide of NodeLocal DNSCache asks for as
     * its address.
     */
    private static boolean isOfTheNode(String address) {
      return IpLiteral.parse(address)
          .filter(a -> a.isLinkLocalAddress() || (a.getAddress()[0] & 0xff) == 0xfd)
          .filter(a -> a.isLinkLocalAddress() || a.getAddress().length == 16)
          .isPresent();
    }
  }

  public LintContext {
    ownAddresses = Set.copyOf(ownAddresses);
  }

  /** Only the version is known. */
  public static LintContext ofVersion(@Nullable CoreDnsVersion version) {
    return new LintContext(version, Role.CLUSTER_DNS, null, Set.of());
  }
}
