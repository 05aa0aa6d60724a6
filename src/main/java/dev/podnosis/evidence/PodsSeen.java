package dev.podnosis.evidence;

import java.util.List;

/**
 * Pods as the API server has them.
 *
 * @param role what they are to the lookup
 * @param pods the pods; empty when there is none
 */
public record PodsSeen(Role role, List<PodFacts> pods) implements Observation {
  public PodsSeen {
    pods = List.copyOf(pods);
  }

  /** What pods are to the lookup. */
  public enum Role {
    BUSINESS,
    COREDNS,
    NODELOCAL,
    KUBE_PROXY
  }
}
