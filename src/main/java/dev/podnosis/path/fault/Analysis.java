package dev.podnosis.path.fault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What explains the failures of a case.
 *
 * @param explanations the lightest sets of faults that fit, equally good ones side by side; without
 *     any that fits, the one with the fewest flaws; empty when nothing failed
 * @param rejected single faults that come to mind and do not fit, most telling first
 * @param separatedBy what to measure next to tell what is left apart, or null when nothing is left
 *     to tell or nothing would
 * @param failing the failing evidence
 * @param observations how many pieces of evidence were looked at
 * @param exhaustive whether every lighter set was tried; if not, there may be others
 */
public record Analysis(
    List<Explanation> explanations,
    List<Rejected> rejected,
    @Nullable Measurement separatedBy,
    List<String> failing,
    int observations,
    boolean exhaustive) {
  public Analysis {
    explanations = List.copyOf(explanations);
    rejected = List.copyOf(rejected);
    failing = List.copyOf(failing);
  }

  /**
   * Whether one explanation is left, and none of its faults has another that shows the same.
   * Several losses in part at once are never settled, nor is one that is said to be everywhere: a
   * few samples let other sets fit nearly as well (docs/LOCALISATION.md).
   */
  public boolean settled() {
    return explanations.size() == 1
        && exhaustive
        && (explanations.getFirst().suspects().size() == 1
                && !explanations.getFirst().suspects().getFirst().fault().everywhere()
            || explanations.getFirst().suspects().stream().allMatch(Suspect::complete))
        && explanations.getFirst().fits()
        && explanations.getFirst().suspects().stream().allMatch(s -> s.alternatives().isEmpty());
  }
}
