package dev.podnosis.evidence;

import dev.podnosis.dns.EnumId;
import java.util.Optional;

/**
 * The probes, by name. What each may do, at which level and in which step stands in the catalogue's
 * flowchart.
 */
public enum ProbeId {
  /** What the user said: error text, kind, frequency. */
  SYMPTOM,
  /** Server version, identity, clock. */
  CLUSTER,
  /** What the user may do there, as far as the allowed level needs it. */
  RIGHTS,
  /** The business pod's object, its owner and its events. */
  BUSINESS_POD,
  /** The nodes' objects. */
  NODES,
  /** The DNS Service and its endpoints. */
  DNS_SERVICE,
  /** The DNS server's pods. */
  DNS_PODS,
  /** The DNS server's Deployment, its autoscaler and disruption budget. */
  DNS_WORKLOAD,
  /** The Corefile and what it imports. */
  DNS_CONFIG,
  /** Events of the DNS server's objects. */
  DNS_EVENTS,
  /** The DNS server's running and previous logs. */
  DNS_LOGS,
  /** The DNS server's metrics, twice. */
  DNS_METRICS,
  /** CPU and memory in use by the DNS server. */
  DNS_USAGE,
  /** The DNS server's health and ready endpoints through port-forward. */
  DNS_HEALTH,
  /** DNS over TCP to each replica through port-forward. */
  REPLICA_LOOKUPS,
  /** NodeLocal DNSCache: its DaemonSet, pods, configuration and injection. */
  NODELOCAL,
  /** kube-proxy: its pods and mode. */
  KUBE_PROXY,
  /** The Services, endpoints and StatefulSets that a failing name speaks of, and those like it. */
  NAME_TARGETS,
  /** NetworkPolicies that may concern DNS, and the namespaces' labels. */
  POLICIES,
  /** The container's libc, system and tools. */
  CONTAINER,
  /** /etc/resolv.conf in the container. */
  RESOLV_CONF,
  /** Lookups in the business container with the tools it has. */
  CLIENT_LOOKUPS,
  /** The failing names looked up again and again in the business container. */
  TRIES,
  /** Lookups and connections from the business pod's network namespace. */
  POD_NETWORK,
  /** Lookups and connections from the DNS pods' network namespaces. */
  COREDNS_NETWORK,
  /** Lookups and connections from the nodes. */
  NODE_NETWORK,
  /** Load, memory, UDP, softnet and conntrack counters of a node. */
  NODE_COUNTERS,
  /** The kernel's log of a node. */
  NODE_KERNEL_LOG,
  /** kubelet's configuration and the node's resolv.conf. */
  NODE_DNS_CONFIG,
  /** The rules on a node that lead to the DNS Service, listeners on port 53, interfaces. */
  NODE_RULES,
  /** Packet captures. */
  CAPTURE;

  /** The word used in data files, such as {@code dns-pods}. */
  public String id() {
    return EnumId.of(this);
  }

  /** The probe with this word. */
  public static Optional<ProbeId> byId(String id) {
    return EnumId.in(ProbeId.class, id);
  }
}
