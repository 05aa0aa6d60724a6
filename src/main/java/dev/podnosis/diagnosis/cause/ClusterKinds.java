package dev.podnosis.diagnosis.cause;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.evidence.DomainKind;
import java.util.Set;

/** Whether names fail that only the cluster's DNS can answer for. */
final class ClusterKinds {
  private ClusterKinds() {}

  static boolean wanted(Facts facts) {
    Set<DomainKind> kinds = facts.kinds();
    return kinds.contains(DomainKind.INTERNAL) || kinds.contains(DomainKind.HEADLESS);
  }
}
