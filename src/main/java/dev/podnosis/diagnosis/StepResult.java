package dev.podnosis.diagnosis;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one step.
 *
 * @param id the step
 * @param status its state
 * @param reason why it was skipped or could not run, or null
 * @param evidence numbers of its evidence
 * @param duration time from its first look to the end of its last
 */
public record StepResult(
    StepId id,
    StepStatus status,
    @Nullable Reason reason,
    List<String> evidence,
    Duration duration) {
  public StepResult {
    evidence = List.copyOf(evidence);
  }

  /** Why a step has no result; the words stand in the flowchart's data file. */
  public enum Reason {
    /** No pod was named. */
    NO_POD,
    /** The allowed level does not permit its probes. */
    LEVEL,
    /** Its precondition does not hold, such as NodeLocal DNSCache in use. */
    NOT_APPLICABLE,
    /** The user skipped it. */
    BY_USER,
    /** Every probe of it failed. */
    PROBES_FAILED,
    /** Neither this cluster nor this version offers what it would look at. */
    NOT_OFFERED,
    /** The run ended before it. */
    RUN_ENDED
  }
}
