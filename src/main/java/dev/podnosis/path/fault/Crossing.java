package dev.podnosis.path.fault;

import java.util.List;

/**
 * The components that a question crosses: some for certain, then one of several branches, such as
 * the replicas behind a Service.
 *
 * @param common crossed by every packet
 * @param branches one of them is taken; empty when the way does not part
 * @param fair whether each branch is taken about as often as the others; else one may get all
 */
record Crossing(int[] common, List<Branch> branches, boolean fair) {
  Crossing {
    branches = List.copyOf(branches);
  }

  /**
   * One of several ways.
   *
   * @param gate what must work for the branch to be counted at all: where only answered questions
   *     are looked at, a branch that never answers is not among them
   * @param components crossed on this branch
   * @param onward the ways on from its end, one of which is taken; empty when it ends there
   * @param certain whether the question must go on; a cache may answer it otherwise
   */
  record Branch(int[] gate, int[] components, List<int[]> onward, boolean certain) {
    Branch {
      onward = List.copyOf(onward);
    }
  }

  /** A way that does not part. */
  static Crossing straight(int[] components) {
    return new Crossing(components, List.of(), true);
  }
}
