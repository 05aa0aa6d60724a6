package dev.podnosis.evidence;

import java.util.List;

/**
 * Services as the API server has them.
 *
 * @param scope why they were asked for
 * @param namespaces the namespaces that were listed whole; empty when Services were read by name
 * @param services the Services; empty when there is none
 * @param complete whether all that exist in the scope are in the list
 */
public record ServicesSeen(
    Scope scope, List<String> namespaces, List<ServiceFacts> services, boolean complete)
    implements Observation {
  public ServicesSeen {
    namespaces = List.copyOf(namespaces);
    services = List.copyOf(services);
  }

  /** Why Services were asked for. */
  public enum Scope {
    /** The cluster's DNS Service. */
    DNS,
    /** The API server's Service. */
    API_SERVER,
    /** Those that a failing name may mean. */
    NAME_TARGETS
  }
}
