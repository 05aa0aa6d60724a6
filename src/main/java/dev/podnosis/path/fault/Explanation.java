package dev.podnosis.path.fault;

import java.util.ArrayList;
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

  /**
   * Itself, and the same with each of the other faults that would show exactly the same: of equal
   * worth, one fault exchanged at a time.
   */
  public List<Explanation> readings() {
    List<Explanation> readings = new ArrayList<>(List.of(this));
    for (int i = 0; i < suspects.size(); i++) {
      for (Fault other : suspects.get(i).alternatives()) {
        List<Suspect> read = new ArrayList<>(suspects);
        read.set(i, suspects.get(i).readAs(other));
        readings.add(new Explanation(read, explained, unexplained, contradictedBy));
      }
    }
    return readings;
  }

  /** Its faults' ids. */
  public List<String> components() {
    return suspects.stream().map(s -> s.fault().id()).toList();
  }
}
