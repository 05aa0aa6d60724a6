package dev.podnosis.diagnosis;

import dev.podnosis.evidence.DomainKind;
import dev.podnosis.evidence.Frequency;
import java.util.Map;
import java.util.Set;

/**
 * Where to look first, by the kinds of names that fail and by how often they do: the procedure's
 * two tables. It changes the order of causes and what comes next, never a verdict.
 *
 * @param byKinds the causes for exactly these kinds of names
 * @param byFrequency the causes for this frequency
 */
public record Orientation(
    Map<Set<DomainKind>, Set<CauseId>> byKinds, Map<Frequency, Set<CauseId>> byFrequency) {
  public Orientation {
    byKinds = Map.copyOf(byKinds);
    byFrequency = Map.copyOf(byFrequency);
  }

  /** How many of the two tables point to a cause in this case: none, one or both. */
  int points(CauseId cause, Facts facts) {
    int points = byKinds.getOrDefault(facts.kinds(), Set.of()).contains(cause) ? 1 : 0;
    Frequency frequency = facts.symptom().frequency();
    return frequency != null && byFrequency.getOrDefault(frequency, Set.of()).contains(cause)
        ? points + 1
        : points;
  }
}
