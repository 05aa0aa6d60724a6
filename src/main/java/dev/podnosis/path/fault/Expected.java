package dev.podnosis.path.fault;

/**
 * The share of questions that an explanation lets one expect to fail.
 *
 * @param from at least
 * @param to at most
 */
record Expected(double from, double to) {
  static final Expected ANYTHING = new Expected(0, 1);

  /**
   * How many standard deviations a count may lie off. Many counts are compared at once, so a true
   * explanation must not fall for one that is a little odd: 3 (99.7 %), where a single one would be
   * held to 1.96.
   */
  private static final double TOLERANCE = 3;

  private static final double EPSILON = 1e-9;

  /** Whether more was lost than this lets one expect. */
  boolean exceededBy(int lost, int sent) {
    return off((double) lost / sent - to, to, sent);
  }

  /** Whether less was lost than this lets one expect. */
  boolean missedBy(int lost, int sent) {
    return off(from - (double) lost / sent, from, sent);
  }

  /** Wilson's score test: how far the share lies from an assumed rate. */
  private static boolean off(double distance, double rate, int sent) {
    return distance > EPSILON && distance > TOLERANCE * Math.sqrt(rate * (1 - rate) / sent);
  }

  /** The logarithm of how likely the count is, at the best rate within the range. */
  double logLikelihood(int lost, int sent) {
    double rate = Math.clamp((double) lost / sent, Math.min(from, to), to);
    double safe = Math.clamp(rate, 1e-6, 1 - 1e-6);
    return lost * Math.log(safe) + (sent - lost) * Math.log(1 - safe);
  }
}
