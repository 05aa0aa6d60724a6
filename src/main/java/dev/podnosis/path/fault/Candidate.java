package dev.podnosis.path.fault;

import java.util.List;

/**
 * Faults that nothing measured tells apart, in one of two manners.
 *
 * @param members the faults, the one to be claimed first
 * @param partial whether a share of the packets is lost, rather than all
 * @param components what is stopped, as far as anything crossed it
 * @param trials the trials that it bears on, ascending
 * @param most the highest loss rate that no trial contradicts
 */
record Candidate(
    List<Hypothesis> members, boolean partial, int[] components, int[] trials, double most) {
  /** That some packets are lost is a weaker claim than that all are, and explains more. */
  private static final double PARTIAL = 0.3;

  Candidate {
    members = List.copyOf(members);
  }

  double weight() {
    return members.getFirst().weight() + (partial ? PARTIAL : 0);
  }

  Hypothesis claimed() {
    return members.getFirst();
  }
}
