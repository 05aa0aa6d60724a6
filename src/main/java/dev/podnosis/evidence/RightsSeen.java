package dev.podnosis.evidence;

import java.util.List;

/**
 * Answers to access reviews.
 *
 * @param subject who was asked about: {@code self} or a service account
 * @param rights the answers
 */
public record RightsSeen(String subject, List<Right> rights) implements Observation {
  public RightsSeen {
    rights = List.copyOf(rights);
  }

  /**
   * One answer.
   *
   * @param verb such as {@code create}
   * @param resource with group and subresource, such as {@code pods/exec} or {@code
   *     endpointslices.discovery.k8s.io}
   * @param namespace the namespace; empty for all
   * @param allowed the answer
   */
  public record Right(String verb, String resource, String namespace, boolean allowed) {}
}
