package dev.podnosis.dns;

import java.time.Duration;
import java.util.List;

/**
 * Tells "slow, not lost": lookups that came through took either next to no time or a whole number
 * of resolver timeouts longer, so a first question was lost and a repeated one answered.
 *
 * @param step the resolver's timeout; 5 s where resolv.conf does not say otherwise
 * @param quick how many took at most a fifth of a step
 * @param stepped how many took one or more whole steps and not much longer
 * @param between how many fit neither: slow for another reason
 */
public record RetrySteps(Duration step, int quick, int stepped, int between) {

  /** How much longer than a whole step still counts as one: the answer's own time. */
  static final Duration TOLERANCE = Duration.ofMillis(500);

  private static final int QUICK_SHARE = 5;

  /** Sorts the durations of lookups that succeeded. */
  public static RetrySteps of(List<Duration> durations, Duration step) {
    if (step.compareTo(TOLERANCE.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException("a step shorter than 1 s cannot be told apart: " + step);
    }
    int quick = 0;
    int stepped = 0;
    for (Duration d : durations) {
      if (d.compareTo(step.dividedBy(QUICK_SHARE)) <= 0) {
        quick++;
      } else if (isWholeSteps(d, step)) {
        stepped++;
      }
    }
    return new RetrySteps(step, quick, stepped, durations.size() - quick - stepped);
  }

  private static boolean isWholeSteps(Duration d, Duration step) {
    long steps = d.toNanos() / step.toNanos();
    return steps >= 1 && d.minus(step.multipliedBy(steps)).compareTo(TOLERANCE) <= 0;
  }
}
