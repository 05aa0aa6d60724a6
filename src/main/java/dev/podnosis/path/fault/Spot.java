package dev.podnosis.path.fault;

import dev.podnosis.evidence.ObjectRef;

/** A place that packets of a lookup pass, as narrow as measurements from inside can tell. */
sealed interface Spot {
  /** A pod's own network on the way out: its interface, policies for its egress. */
  record PodOut(ObjectRef pod) implements Spot {}

  /** A pod's own network on the way in: its interface, policies for its ingress. */
  record PodIn(ObjectRef pod) implements Spot {}

  /** A node's forwarding between its pods, and between them and the rest. */
  record PodsOfNode(String node) implements Spot {}

  /** From a node's own network to its pods. */
  record HostToPods(String node) implements Spot {}

  /** From one node to another. */
  record Fabric(String from, String to) implements Spot {}

  /** From a node to a server outside of it that is no pod. */
  record UpLink(String node, String address) implements Spot {}

  /** The same for what the node's own processes send: its own rules, its own address. */
  record HostLink(String node, String address) implements Spot {}

  /** The rules of a node that lead from a Service's address to a pod. */
  record ServiceRules(String node) implements Spot {}

  /** The DNS Service's list of endpoints. */
  record Endpoints() implements Spot {}

  /** Whatever stands behind the DNS Service, when no replica is visible. */
  record BehindService() implements Spot {}

  /** A replica's process. */
  record Process(ObjectRef replica) implements Spot {}

  /** The process of NodeLocal DNSCache on a node. */
  record CacheProcess(String node) implements Spot {}

  /** A server outside of the cluster, or the last stretch before it, which all nodes share. */
  record Server(String address) implements Spot {}

  /** The API server behind its address. */
  record ApiServer(String address) implements Spot {}
}
