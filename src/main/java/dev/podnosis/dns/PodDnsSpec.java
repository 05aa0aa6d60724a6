package dev.podnosis.dns;

import java.util.List;

/**
 * The part of a pod's spec from which kubelet makes its resolv.conf.
 *
 * @param namespace the pod's namespace
 * @param policy {@code dnsPolicy}; empty counts as {@code ClusterFirst}, the API's default
 * @param hostNetwork whether it uses the node's network
 * @param nameservers {@code dnsConfig.nameservers}
 * @param searches {@code dnsConfig.searches}
 * @param options {@code dnsConfig.options}, written {@code name:value} or {@code name}
 */
public record PodDnsSpec(
    String namespace,
    String policy,
    boolean hostNetwork,
    List<String> nameservers,
    List<String> searches,
    List<String> options) {

  public PodDnsSpec {
    nameservers = List.copyOf(nameservers);
    searches = List.copyOf(searches);
    options = List.copyOf(options);
  }

  /** A spec without {@code dnsConfig}. */
  public static PodDnsSpec of(String namespace, String policy, boolean hostNetwork) {
    return new PodDnsSpec(namespace, policy, hostNetwork, List.of(), List.of(), List.of());
  }

  /** Where the file's base comes from (kubelet dns.go, getPodDNSType). */
  ExpectedResolvConf.Base base() {
    return switch (policy) {
      case "None" -> ExpectedResolvConf.Base.NONE;
      case "Default" -> ExpectedResolvConf.Base.NODE;
      case "ClusterFirst" ->
          hostNetwork ? ExpectedResolvConf.Base.NODE : ExpectedResolvConf.Base.CLUSTER;
      // ClusterFirstWithHostNet; kubelet takes an invalid policy as cluster too.
      default ->
          policy.isEmpty() && hostNetwork
              ? ExpectedResolvConf.Base.NODE
              : ExpectedResolvConf.Base.CLUSTER;
    };
  }
}
