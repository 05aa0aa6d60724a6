package dev.podnosis.probe;

import dev.podnosis.dns.EnumId;

/** The kinds of objects that probes read. */
public enum ObjectKind {
  PODS(true),
  SERVICES(true),
  ENDPOINTSLICES(true),
  CONFIGMAPS(true),
  EVENTS(true),
  DEPLOYMENTS(true),
  DAEMONSETS(true),
  STATEFULSETS(true),
  NETWORKPOLICIES(true),
  HORIZONTALPODAUTOSCALERS(true),
  PODDISRUPTIONBUDGETS(true),
  PODMETRICS(true),
  NAMESPACES(false),
  NODES(false),
  MUTATINGWEBHOOKCONFIGURATIONS(false);

  private final boolean namespaced;

  ObjectKind(boolean namespaced) {
    this.namespaced = namespaced;
  }

  /** The plural that kubectl and the API use. */
  public String plural() {
    return EnumId.of(this);
  }

  /** Whether it lives in a namespace. */
  public boolean namespaced() {
    return namespaced;
  }
}
