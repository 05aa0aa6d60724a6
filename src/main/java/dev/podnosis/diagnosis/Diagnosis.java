package dev.podnosis.diagnosis;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Evidence;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A judged case: what every surface shows.
 *
 * @param caseFile the evidence
 * @param causes the whole catalogue, best explanation first
 * @param steps every step of the procedure in order
 * @param next what would settle the most; null when nothing would
 * @param incomplete evidence that could not be gathered at the allowed level
 * @param outcome what it came to
 */
public record Diagnosis(
    CaseFile caseFile,
    List<Judged> causes,
    List<StepResult> steps,
    @Nullable NextStep next,
    List<Evidence> incomplete,
    Outcome outcome) {
  public Diagnosis {
    causes = List.copyOf(causes);
    steps = List.copyOf(steps);
    incomplete = List.copyOf(incomplete);
  }

  /** What would settle the most; empty when nothing would. */
  public Optional<NextStep> nextStep() {
    return Optional.ofNullable(next);
  }

  /** The judged cause with this id. */
  public Judged cause(CauseId id) {
    return causes.stream()
        .filter(c -> c.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no cause " + id));
  }

  /** Causes confirmed or suspected above advice, best first, consequences left out. */
  public List<Judged> problems() {
    return causes.stream().filter(c -> c.problem() && c.consequenceOf() == null).toList();
  }
}
