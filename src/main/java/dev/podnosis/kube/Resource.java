package dev.podnosis.kube;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A kind of object of the API.
 *
 * @param group its group; empty for the core
 * @param version such as {@code v1}
 * @param plural its name in paths and rights, such as {@code pods}
 */
public record Resource(String group, String version, String plural) {
  public static final Resource PODS = core("pods");
  public static final Resource SERVICES = core("services");
  public static final Resource ENDPOINTS = core("endpoints");
  public static final Resource CONFIG_MAPS = core("configmaps");
  public static final Resource NAMESPACES = core("namespaces");
  public static final Resource NODES = core("nodes");
  public static final Resource EVENTS = core("events");
  public static final Resource ENDPOINT_SLICES =
      new Resource("discovery.k8s.io", "v1", "endpointslices");
  public static final Resource DEPLOYMENTS = new Resource("apps", "v1", "deployments");
  public static final Resource DAEMON_SETS = new Resource("apps", "v1", "daemonsets");
  public static final Resource STATEFUL_SETS = new Resource("apps", "v1", "statefulsets");
  public static final Resource REPLICA_SETS = new Resource("apps", "v1", "replicasets");
  public static final Resource NETWORK_POLICIES =
      new Resource("networking.k8s.io", "v1", "networkpolicies");
  public static final Resource HORIZONTAL_POD_AUTOSCALERS =
      new Resource("autoscaling", "v2", "horizontalpodautoscalers");
  public static final Resource POD_DISRUPTION_BUDGETS =
      new Resource("policy", "v1", "poddisruptionbudgets");
  public static final Resource MUTATING_WEBHOOKS =
      new Resource("admissionregistration.k8s.io", "v1", "mutatingwebhookconfigurations");
  public static final Resource VALIDATING_WEBHOOKS =
      new Resource("admissionregistration.k8s.io", "v1", "validatingwebhookconfigurations");
  public static final Resource POD_METRICS = new Resource("metrics.k8s.io", "v1beta1", "pods");
  public static final Resource NODE_METRICS = new Resource("metrics.k8s.io", "v1beta1", "nodes");

  private static Resource core(String plural) {
    return new Resource("", "v1", plural);
  }

  /** The path of all of them: in one namespace, or everywhere when it is empty. */
  String path(String namespace) {
    String root = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
    String where = namespace.isEmpty() ? "" : "/namespaces/" + encode(namespace);
    return root + where + "/" + plural;
  }

  /** The path of one of them. */
  String path(String namespace, String name) {
    return path(namespace) + "/" + encode(name);
  }

  /** Percent-encodes what RFC 3986 does not leave unreserved. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Whether a name may stand in a path (apimachinery, IsValidPathSegmentName): no object has
   * another, and one with a slash would ask for something else.
   */
  static boolean isName(String name) {
    return !name.isEmpty()
        && !name.equals(".")
        && !name.equals("..")
        && name.indexOf('/') < 0
        && name.indexOf('%') < 0;
  }
}
