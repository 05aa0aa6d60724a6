package dev.podnosis.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of one Service, from its EndpointSlices.
 *
 * @param service the Service
 * @param endpoints all endpoints, ready or not
 * @param ports the target ports, written {@code UDP/53}
 */
public record EndpointsSeen(ObjectRef service, List<Endpoint> endpoints, List<String> ports)
    implements Observation {
  public EndpointsSeen {
    endpoints = List.copyOf(endpoints);
    ports = List.copyOf(ports);
  }

  /**
   * One endpoint.
   *
   * @param address its address
   * @param ready whether Services send to it
   * @param terminating whether its pod is ending
   * @param node its node, where told
   * @param pod its pod, where told
   * @param hostname the name it has below a headless Service; may be empty
   */
  public record Endpoint(
      String address,
      boolean ready,
      boolean terminating,
      @Nullable String node,
      @Nullable ObjectRef pod,
      String hostname) {}

  /** How many endpoints are ready. */
  public long readyCount() {
    return endpoints.stream().filter(Endpoint::ready).count();
  }
}
