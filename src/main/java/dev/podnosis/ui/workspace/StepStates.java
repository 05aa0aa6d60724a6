package dev.podnosis.ui.workspace;

import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Flowchart;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.diagnosis.Outcome;
import dev.podnosis.diagnosis.Severity;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.diagnosis.StepResult;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.ui.common.Status;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells how each step is to be shown; a step that still looks has no result yet. */
final class StepStates {
  private final Flowchart flowchart;

  StepStates(Flowchart flowchart) {
    this.flowchart = flowchart;
  }

  /**
   * The state of every step.
   *
   * @param diagnosis what can be said now; null before a case is open
   * @param outstanding probes that this walk will run or is running
   * @param running those of them that look at this moment
   */
  Map<StepId, Status> of(
      @Nullable Diagnosis diagnosis, Set<ProbeId> outstanding, Set<ProbeId> running) {
    Map<StepId, Status> states = new EnumMap<>(StepId.class);
    for (Flowchart.Step step : flowchart.steps()) {
      states.put(step.id(), Status.NOT_YET);
    }
    if (diagnosis != null) {
      diagnosis.steps().forEach(r -> states.put(r.id(), state(r, diagnosis, outstanding, running)));
    }
    return states;
  }

  private Status state(
      StepResult result, Diagnosis diagnosis, Set<ProbeId> outstanding, Set<ProbeId> running) {
    Flowchart.Step step = flowchart.step(result.id());
    if (step.probes().stream().anyMatch(outstanding::contains)) {
      return step.probes().stream().anyMatch(running::contains) ? Status.RUNNING : Status.NOT_YET;
    }
    boolean sums = step.id() == StepId.RESULT;
    if (sums || (step.probes().isEmpty() && result.reason() == null)) {
      return withoutProbes(step, diagnosis, outstanding);
    }
    return switch (result.status()) {
      case OK -> advised(step, diagnosis) ? Status.ATTENTION : Status.OK;
      case PROBLEM -> Status.PROBLEM;
      case SKIPPED -> Status.SKIPPED;
      case COULD_NOT_RUN -> Status.INCONCLUSIVE;
      case NOT_REACHED -> Status.NOT_YET;
    };
  }

  /** What the user says holds at once; what sums up holds when all has looked. */
  private static Status withoutProbes(
      Flowchart.Step step, Diagnosis diagnosis, Set<ProbeId> outstanding) {
    if (step.id() == StepId.RESULT || step.id() == StepId.OPEN_TICKET) {
      boolean over = outstanding.isEmpty() && diagnosis.caseFile().run().complete();
      return over ? summed(step.id(), diagnosis) : Status.NOT_YET;
    }
    return Status.OK;
  }

  private static Status summed(StepId step, Diagnosis diagnosis) {
    boolean problem = !diagnosis.problems().isEmpty();
    if (step == StepId.OPEN_TICKET) {
      return problem ? Status.SKIPPED : Status.NOT_YET;
    }
    if (problem) {
      return Status.PROBLEM;
    }
    return diagnosis.outcome() == Outcome.INCONCLUSIVE ? Status.INCONCLUSIVE : Status.OK;
  }

  private static boolean advised(Flowchart.Step step, Diagnosis diagnosis) {
    Set<CauseId> causes = Set.copyOf(step.causes());
    return diagnosis.causes().stream()
        .filter(c -> causes.contains(c.id()))
        .anyMatch(StepStates::isAdvice);
  }

  private static boolean isAdvice(Judged cause) {
    return cause.severity() == Severity.ADVICE
        && (cause.verdict() instanceof Verdict.Confirmed
            || cause.verdict() instanceof Verdict.Suspected);
  }
}
