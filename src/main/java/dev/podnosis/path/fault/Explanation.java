package dev.podnosis.path.fault;

import java.util.List;

/**
 * A set of faults that together explain what failed.
 *
 * @param suspects the faults
 * @param explained the failing evidence that it explains
 * @param unexplained the failing evidence that it does not
 * @param contradictedBy the evidence that shows less failing than it demands
 */
public record Explanation(
    List<Suspect> suspects,
    List<String> explained,
    List<String> unexplained,
    List<String> contradictedBy) {
  public Explanation {
    suspects = List.copyOf(suspects);
    explained = List.copyOf(explained);
    unexplained = List.copyOf(unexplained);
    contradictedBy = List.copyOf(contradictedBy);
  }

  /** Whether it explains every failure and nothing speaks against it. */
  public boolean fits() {
    return unexplained.isEmpty() && contradictedBy.isEmpty();
  }

  /** Its faults' ids. */
  public List<String> components() {
    return suspects.stream().map(s -> s.fault().id()).toList();
  }
}
