package dev.podnosis.diagnosis;

import dev.podnosis.dns.EnumId;

/** What became of a step. */
public enum StepStatus {
  OK,
  PROBLEM,
  SKIPPED,
  COULD_NOT_RUN,
  NOT_REACHED;

  /** The word used in results, such as {@code could-not-run}. */
  public String id() {
    return EnumId.of(this);
  }
}
