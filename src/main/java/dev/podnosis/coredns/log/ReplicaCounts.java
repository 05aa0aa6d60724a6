package dev.podnosis.coredns.log;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one replica logged.
 *
 * @param first null when its lines carried no time
 * @param last null when its lines carried no time
 * @param latency how long its queries took
 */
public record ReplicaCounts(
    long lines,
    long queries,
    Map<String, Long> rcodes,
    @Nullable Instant first,
    @Nullable Instant last,
    Latency latency) {
  public ReplicaCounts {
    rcodes = Map.copyOf(rcodes);
  }
}
