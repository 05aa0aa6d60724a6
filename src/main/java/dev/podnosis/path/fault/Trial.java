package dev.podnosis.path.fault;

import java.util.List;

/**
 * One thing that was tried several times and may fail for one reason.
 *
 * @param crossing what it crosses
 * @param sent how many were tried
 * @param lost how many failed
 * @param from where it was tried
 * @param target what was tried
 * @param evidence the numbers of the evidence
 */
record Trial(
    Crossing crossing, int sent, int lost, Standpoint from, Aim target, List<String> evidence) {
  Trial {
    evidence = List.copyOf(evidence);
  }

  boolean failing() {
    return lost > 0;
  }
}
