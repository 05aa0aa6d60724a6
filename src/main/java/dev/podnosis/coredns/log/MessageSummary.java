package dev.podnosis.coredns.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often and when a known message was logged.
 *
 * @param count consolidated errors count as many as they stand for
 * @param first null when its lines carried no time
 * @param last null when its lines carried no time
 * @param replicas how often by each replica
 */
public record MessageSummary(
    LogMessage message,
    long count,
    @Nullable Instant first,
    @Nullable Instant last,
    TimeCounts times,
    List<String> samples,
    Map<String, Long> replicas) {
  public MessageSummary {
    samples = List.copyOf(samples);
    replicas = Map.copyOf(replicas);
  }
}
