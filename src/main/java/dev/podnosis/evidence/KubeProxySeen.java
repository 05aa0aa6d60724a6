package dev.podnosis.evidence;

/**
 * How Services are made to work.
 *
 * @param kind what does it: {@code kube-proxy}, {@code cilium}, … ; {@code unknown} when nothing
 *     was found
 * @param mode kube-proxy's mode, such as {@code iptables}, {@code ipvs}, {@code nftables}; may be
 *     empty
 * @param ipvsUdpTimeoutSeconds its IPVS UDP timeout; 0 when not set
 */
public record KubeProxySeen(String kind, String mode, long ipvsUdpTimeoutSeconds)
    implements Observation {}
