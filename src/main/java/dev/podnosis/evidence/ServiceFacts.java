package dev.podnosis.evidence;

import java.util.List;
import java.util.Map;

/**
 * A Service.
 *
 * @param ref namespace and name
 * @param type such as {@code ClusterIP} or {@code ExternalName}
 * @param clusterIps its addresses; {@code None} for a headless one
 * @param externalName target of an ExternalName Service; may be empty
 * @param ports its ports
 * @param selector its pod selector; empty when it has none
 * @param sessionAffinity {@code None} or {@code ClientIP}
 * @param internalTrafficPolicy {@code Cluster} or {@code Local}
 * @param publishNotReady whether unready pods get records
 * @param tolerateUnreadyAnnotation whether it carries the old annotation that asked for the same
 */
public record ServiceFacts(
    ObjectRef ref,
    String type,
    List<String> clusterIps,
    String externalName,
    List<Port> ports,
    Map<String, String> selector,
    String sessionAffinity,
    String internalTrafficPolicy,
    boolean publishNotReady,
    boolean tolerateUnreadyAnnotation) {

  public ServiceFacts {
    clusterIps = List.copyOf(clusterIps);
    ports = List.copyOf(ports);
    selector = Map.copyOf(selector);
  }

  /**
   * A port of a Service.
   *
   * @param name its name; may be empty
   * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
   * @param port the Service's port
   * @param targetPort the pods' port, a number or a name
   */
  public record Port(String name, String protocol, int port, String targetPort) {}

  /** Whether it has no address of its own. */
  public boolean headless() {
    return clusterIps.contains("None");
  }
}
