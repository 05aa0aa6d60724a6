package dev.podnosis.evidence;

import org.jspecify.annotations.Nullable;

/**
 * How Services are made to work.
 *
 * @param kind what does it: {@code kube-proxy}, {@code cilium}, … ; {@code unknown} when nothing
 *     was found
 * @param mode kube-proxy's mode, such as {@code iptables}, {@code ipvs}, {@code nftables}; may be
 *     empty
 * @param ipvsUdpTimeoutSeconds its IPVS UDP timeout; 0 when not set
 * @param configMap the ConfigMap that says so; empty when not known
 * @param ipvsSection the section {@code ipvs} of kube-proxy's configuration, only the settings that
 *     the API knows; may be empty
 */
public record KubeProxySeen(
    String kind, String mode, long ipvsUdpTimeoutSeconds, String configMap, String ipvsSection)
    implements Observation {
  /** A case file may lack the last two. */
  public KubeProxySeen(
      String kind,
      String mode,
      long ipvsUdpTimeoutSeconds,
      @Nullable String configMap,
      @Nullable String ipvsSection) {
    this.kind = kind;
    this.mode = mode;
    this.ipvsUdpTimeoutSeconds = ipvsUdpTimeoutSeconds;
    this.configMap = configMap == null ? "" : configMap;
    this.ipvsSection = ipvsSection == null ? "" : ipvsSection;
  }
}
