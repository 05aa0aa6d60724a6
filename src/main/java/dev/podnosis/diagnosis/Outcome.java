package dev.podnosis.diagnosis;

import dev.podnosis.dns.EnumId;

/** What a diagnosis came to (CLI: exit status). */
public enum Outcome {
  PROBLEM_FOUND,
  NO_PROBLEM_FOUND,
  INCONCLUSIVE,
  FAILED;

  /** The word used in results, such as {@code problem-found}. */
  public String id() {
    return EnumId.of(this);
  }
}
