package dev.podnosis.diagnosis;

import dev.podnosis.evidence.DomainKind;
import dev.podnosis.evidence.Frequency;
import java.util.List;
import java.util.Set;

/**
 * What the catalogue says of a cause besides its words.
 *
 * @param id the cause
 * @param severity how grave it is when it explains a failure
 * @param follows causes of which it is a mere consequence when they hold
 * @param kinds kinds of names it is typical of; empty when of all
 * @param frequencies frequencies it is typical of; empty when of all
 */
public record CauseTraits(
    CauseId id,
    Severity severity,
    List<CauseId> follows,
    Set<DomainKind> kinds,
    Set<Frequency> frequencies) {
  public CauseTraits {
    follows = List.copyOf(follows);
    kinds = Set.copyOf(kinds);
    frequencies = Set.copyOf(frequencies);
  }
}
