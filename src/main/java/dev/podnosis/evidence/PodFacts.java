package dev.podnosis.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the API server says of a pod, as far as DNS is concerned.
 *
 * @param ref namespace and name
 * @param uid its UID, by which its processes are found on the node
 * @param node the node it is bound to, or null
 * @param addresses its addresses, the primary one first
 * @param phase such as {@code Running}
 * @param reason why it is in that phase, such as {@code Evicted}; may be empty
 * @param ready its Ready condition
 * @param readinessChanged when that last changed, or null
 * @param conditions the conditions that are not true, type to {@code reason: message}
 * @param created when it was created
 * @param deleting whether a deletion is under way
 * @param dns its DNS settings
 * @param labels its labels
 * @param owner the controller's kind and name, such as {@code ReplicaSet/web-5d4}; may be empty
 * @param windows whether it asks for a Windows node
 * @param containers its containers, init and ephemeral ones included
 * @param defaultContainer the one that commands are meant for, by the annotation {@code
 *     kubectl.kubernetes.io/default-container}, or null
 * @param placement affinity and the like
 */
public record PodFacts(
    ObjectRef ref,
    String uid,
    @Nullable String node,
    List<String> addresses,
    String phase,
    String reason,
    boolean ready,
    @Nullable Instant readinessChanged,
    Map<String, String> conditions,
    @Nullable Instant created,
    boolean deleting,
    Dns dns,
    Map<String, String> labels,
    String owner,
    boolean windows,
    List<ContainerFacts> containers,
    @Nullable String defaultContainer,
    Placement placement) {

  public PodFacts {
    addresses = List.copyOf(addresses);
    conditions = Map.copyOf(conditions);
    labels = Map.copyOf(labels);
    containers = List.copyOf(containers);
  }

  /**
   * The DNS settings of a pod's spec.
   *
   * @param policy {@code dnsPolicy}
   * @param hostNetwork whether it uses the node's network
   * @param nameservers {@code dnsConfig.nameservers}
   * @param searches {@code dnsConfig.searches}
   * @param options {@code dnsConfig.options}, written {@code name:value} or {@code name}
   * @param hostname {@code spec.hostname}; may be empty
   * @param subdomain {@code spec.subdomain}; may be empty
   * @param hostAliases names that the pod's /etc/hosts gets
   */
  public record Dns(
      String policy,
      boolean hostNetwork,
      List<String> nameservers,
      List<String> searches,
      List<String> options,
      String hostname,
      String subdomain,
      List<String> hostAliases) {
    public Dns {
      nameservers = List.copyOf(nameservers);
      searches = List.copyOf(searches);
      options = List.copyOf(options);
      hostAliases = List.copyOf(hostAliases);
    }
  }

  /**
   * What decides where it may run and how it ends.
   *
   * @param podAntiAffinity whether it keeps away from its like
   * @param topologySpread whether it has spread constraints
   * @param priorityClass its priority class; may be empty
   * @param terminationGraceSeconds how long it may take to end
   */
  public record Placement(
      boolean podAntiAffinity,
      boolean topologySpread,
      String priorityClass,
      long terminationGraceSeconds) {}

  /** Restarts of all its containers. */
  public int restarts() {
    return containers.stream().mapToInt(ContainerFacts::restarts).sum();
  }

  /** Whether it runs and is ready. */
  public boolean serving() {
    return ready && phase.equals("Running") && !deleting;
  }
}
