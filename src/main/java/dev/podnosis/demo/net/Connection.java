package dev.podnosis.demo.net;

import java.time.Duration;

/**
 * What came of a TCP connect.
 *
 * @param outcome what happened
 * @param took how long it took until this was known
 */
public record Connection(Outcome outcome, Duration took) {
  /** The ways a connect can end. */
  public enum Outcome {
    CONNECTED,
    REFUSED,
    TIMED_OUT
  }
}
