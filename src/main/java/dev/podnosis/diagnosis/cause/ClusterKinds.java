package dev.podnosis.diagnosis.cause;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.evidence.DomainKind;
import java.util.Set;

/**
 * Whether names fail that only the cluster's DNS can answer for, by their form; a kind that the
 * user names counts where no name is given.
 */
final class ClusterKinds {
  private ClusterKinds() {}

  static boolean wanted(Facts facts) {
    Set<DomainKind> kinds = facts.kindsByForm();
    return kinds.contains(DomainKind.INTERNAL) || kinds.contains(DomainKind.HEADLESS);
  }
}
