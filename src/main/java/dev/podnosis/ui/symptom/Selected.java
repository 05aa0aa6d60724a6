package dev.podnosis.ui.symptom;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Flowchart;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.diagnosis.StepResult;
import dev.podnosis.evidence.DomainKind;
import java.util.List;
import java.util.Set;

/**
 * What the answers so far select: judged as a case in which nothing was looked at yet.
 *
 * @param steps how many steps the procedure has
 * @param first where the procedure goes first after the client's message; null when that is not
 *     known
 * @param recognised whether the client's message is known; true without one
 * @param kinds the kinds of the names, detected or given
 * @param noPod steps left out because no pod is named
 * @param level steps that need a higher level
 * @param elsewhere steps that do not apply
 */
public record Selected(
    int steps,
    @org.jspecify.annotations.Nullable StepId first,
    boolean recognised,
    Set<DomainKind> kinds,
    List<StepId> noPod,
    List<StepId> level,
    List<StepId> elsewhere) {
  public Selected {
    kinds = Set.copyOf(kinds);
    noPod = List.copyOf(noPod);
    level = List.copyOf(level);
    elsewhere = List.copyOf(elsewhere);
  }

  static Selected of(
      Diagnosis nothingSeen, Flowchart flowchart, ErrorReading error, Set<DomainKind> kinds) {
    String outcome =
        error.match() == null
            ? "unknown"
            : switch (error.match().seen().meaning()) {
              case NO_SUCH_NAME -> "no-such-name";
              case SERVER_UNREACHABLE -> "unreachable";
              default -> "unknown";
            };
    return new Selected(
        flowchart.steps().size(),
        flowchart.step(StepId.CLASSIFY_ERROR).next().get(outcome),
        error.empty() || error.match() != null,
        kinds,
        with(nothingSeen, StepResult.Reason.NO_POD),
        with(nothingSeen, StepResult.Reason.LEVEL),
        with(nothingSeen, StepResult.Reason.NOT_APPLICABLE));
  }

  private static List<StepId> with(Diagnosis diagnosis, StepResult.Reason reason) {
    return diagnosis.steps().stream()
        .filter(s -> s.reason() == reason)
        .map(StepResult::id)
        .toList();
  }

  /** How many steps will run. */
  public int run() {
    return steps - noPod.size() - level.size() - elsewhere.size();
  }
}
