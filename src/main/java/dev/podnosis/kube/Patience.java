package dev.podnosis.kube;

import java.time.Duration;

/**
 * How long things may take and last.
 *
 * @param lifetime after which what was created ends by itself
 * @param start how long a container may take to run, its image's pull included
 */
public record Patience(Duration lifetime, Duration start) {
  public Patience {
    if (lifetime.toSeconds() < 1 || start.isNegative()) {
      throw new IllegalArgumentException("a lifetime of a second at least");
    }
  }

  /** A quarter of an hour of life, two minutes to start. */
  public static Patience usual() {
    return new Patience(Duration.ofMinutes(15), Duration.ofMinutes(2));
  }
}
