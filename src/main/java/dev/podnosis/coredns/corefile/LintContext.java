package dev.podnosis.coredns.corefile;

import dev.podnosis.coredns.CoreDnsVersion;
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
    NODE_LOCAL
  }

  public LintContext {
    ownAddresses = Set.copyOf(ownAddresses);
  }

  /** Only the version is known. */
  public static LintContext ofVersion(@Nullable CoreDnsVersion version) {
    return new LintContext(version, Role.CLUSTER_DNS, null, Set.of());
  }
}
