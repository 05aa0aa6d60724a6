package dev.podnosis.demo.world;

import java.time.Duration;
import java.time.Instant;

/**
 * When containers are held back by their CPU limit.
 *
 * @param share of the scheduler's periods, 0 to 1
 * @param from its beginning
 * @param until its end, which may lie ahead
 */
record Throttled(double share, Instant from, Instant until) {
  /** Periods of the scheduler in a second (kernel: cpu.cfs_period_us, 100 ms by default). */
  private static final int PERIODS_PER_SECOND = 10;

  static long periods(Instant since, Instant now) {
    return Math.max(0, Duration.between(since, now).toSeconds()) * PERIODS_PER_SECOND;
  }

  /** In how many a container that started then was held back by now. */
  long since(Instant started, Instant now) {
    Instant begin = started.isAfter(from) ? started : from;
    Instant end = now.isBefore(until) ? now : until;
    return Math.round(share * periods(begin, end));
  }
}
