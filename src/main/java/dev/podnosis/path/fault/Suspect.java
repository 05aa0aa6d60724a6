package dev.podnosis.path.fault;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One fault of an explanation, and what the evidence leaves open about it.
 *
 * @param fault the narrowest claim that fits
 * @param loss how much is lost; null when nothing came through
 * @param passes other traffic that was seen to come through the very same place
 * @param untested other traffic that nobody sent there
 * @param alternatives other faults that would show exactly the same
 * @param wider broader faults that would show the same; what they claim besides was not measured
 * @param evidence the failing evidence that it explains
 */
public record Suspect(
    Fault fault,
    @Nullable Loss loss,
    Set<Traffic> passes,
    Set<Traffic> untested,
    List<Fault> alternatives,
    List<Fault> wider,
    List<String> evidence) {
  public Suspect {
    passes = Set.copyOf(passes);
    untested = Set.copyOf(untested);
    alternatives = List.copyOf(alternatives);
    wider = List.copyOf(wider);
    evidence = List.copyOf(evidence);
  }

  /** The same, with one of the alternatives as what is claimed. */
  Suspect readAs(Fault other) {
    return new Suspect(other, loss, passes, untested, List.of(), wider, evidence);
  }

  /** Whether nothing that was sent there came through. */
  public boolean complete() {
    return loss == null;
  }
}
