package dev.podnosis.path.fault;

import java.util.List;

/**
 * A single fault that one might think of, and why it is not the explanation.
 *
 * @param fault the fault
 * @param explained the failing evidence that it would explain
 * @param unexplained the failing evidence that it would not
 * @param contradictedBy the evidence that shows less failing than it demands
 */
public record Rejected(
    Fault fault, List<String> explained, List<String> unexplained, List<String> contradictedBy) {
  public Rejected {
    explained = List.copyOf(explained);
    unexplained = List.copyOf(unexplained);
    contradictedBy = List.copyOf(contradictedBy);
  }
}
