package dev.podnosis.coredns.log;

import java.time.Instant;
import java.util.Map;

/**
 * A stretch of time in which a message came again and again.
 *
 * @param replicas how often from each replica
 */
public record Interval(Instant from, Instant to, long count, Map<String, Long> replicas) {
  public Interval {
    replicas = Map.copyOf(replicas);
  }
}
