package dev.podnosis.cli;

import dev.podnosis.diagnosis.Outcome;

/**
 * The exit status (docs/CLI.md). 130 and 143 are the system's own for an interrupt and a
 * termination.
 */
final class Exit {
  static final int NO_PROBLEM = 0;
  static final int PROBLEM = 1;
  static final int USAGE = 2;
  static final int NO_ACCESS = 3;
  static final int INCONCLUSIVE = 4;

  private Exit() {}

  static int of(Outcome outcome) {
    return switch (outcome) {
      case PROBLEM_FOUND -> PROBLEM;
      case NO_PROBLEM_FOUND -> NO_PROBLEM;
      case INCONCLUSIVE -> INCONCLUSIVE;
      case FAILED -> NO_ACCESS;
    };
  }
}
