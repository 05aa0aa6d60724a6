package dev.podnosis.kube;

import java.util.ArrayList;
import java.util.List;

/** How far a run may go, and the rights each step of that needs; each includes those before it. */
public enum AccessLevel {
  /** Reads, and port-forwards to DNS pods. */
  READ,
  /** Commands in containers that exist. */
  EXEC,
  /** An ephemeral container in a pod. */
  DEBUG_CONTAINER,
  /** A temporary pod on a node. */
  NODE;

  /**
   * The rights that this level adds to those before it. Exec, port-forward and ephemeral containers
   * are asked for with both verbs that servers check: {@code get} before about 1.35, {@code create}
   * (or {@code patch}) since.
   *
   * @param podNamespace the affected pod's namespace; empty without one
   * @param dnsNamespace where CoreDNS runs
   * @param nodePodNamespace where node pods are created
   */
  public List<Right> adds(String podNamespace, String dnsNamespace, String nodePodNamespace) {
    List<String> namespaces =
        podNamespace.isEmpty() || podNamespace.equals(dnsNamespace)
            ? List.of(dnsNamespace)
            : List.of(podNamespace, dnsNamespace);
    List<Right> rights = new ArrayList<>();
    switch (this) {
      case READ -> {
        reads(rights, namespaces);
        stream(rights, "portforward", List.of(dnsNamespace));
      }
      case EXEC -> stream(rights, "exec", namespaces.subList(0, 1));
      case DEBUG_CONTAINER -> {
        for (String namespace : namespaces) {
          rights.add(Right.to("patch", Resource.PODS, "ephemeralcontainers", namespace));
        }
        stream(rights, "exec", namespaces);
      }
      case NODE -> {
        for (String verb : List.of("create", "get", "list", "delete")) {
          rights.add(Right.to(verb, Resource.PODS, nodePodNamespace));
        }
        stream(rights, "exec", List.of(nodePodNamespace));
        rights.add(Right.to("get", Resource.NODES, "proxy", ""));
      }
    }
    return List.copyOf(rights);
  }

  private static void reads(List<Right> rights, List<String> namespaces) {
    for (String namespace : namespaces) {
      rights.add(Right.to("get", Resource.PODS, namespace));
      for (Resource resource :
          List.of(
              Resource.PODS,
              Resource.SERVICES,
              Resource.ENDPOINT_SLICES,
              Resource.CONFIG_MAPS,
              Resource.EVENTS,
              Resource.DEPLOYMENTS,
              Resource.DAEMON_SETS,
              Resource.STATEFUL_SETS,
              Resource.REPLICA_SETS,
              Resource.NETWORK_POLICIES)) {
        rights.add(Right.to("list", resource, namespace));
      }
      rights.add(Right.to("get", Resource.PODS, "log", namespace));
    }
    for (Resource resource :
        List.of(
            Resource.NAMESPACES,
            Resource.NODES,
            Resource.MUTATING_WEBHOOKS,
            Resource.VALIDATING_WEBHOOKS)) {
      rights.add(Right.to("list", resource, ""));
    }
  }

  private static void stream(List<Right> rights, String subresource, List<String> namespaces) {
    for (String namespace : namespaces) {
      rights.add(Right.to("create", Resource.PODS, subresource, namespace));
      rights.add(Right.to("get", Resource.PODS, subresource, namespace));
    }
  }
}
