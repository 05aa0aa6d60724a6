package dev.podnosis.coredns.log;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one replica logged. */
public record ReplicaCounts(
    long lines,
    long queries,
    Map<String, Long> rcodes,
    @Nullable Instant first,
    @Nullable Instant last) {
  public ReplicaCounts {
    rcodes = Map.copyOf(rcodes);
  }
}
