package dev.podnosis.evidence;

import java.util.List;
import java.util.Map;

/**
 * How pods are told to use NodeLocal DNSCache.
 *
 * @param webhooks webhook configurations that inject it, by name; empty when there is none
 * @param namespaceLabels the labels of the business pod's namespace
 */
public record InjectionSeen(List<String> webhooks, Map<String, String> namespaceLabels)
    implements Observation {
  public InjectionSeen {
    webhooks = List.copyOf(webhooks);
    namespaceLabels = Map.copyOf(namespaceLabels);
  }
}
