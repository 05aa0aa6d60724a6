package dev.podnosis.coredns.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One of the slowest queries. */
public record SlowQuery(
    String name,
    String type,
    String client,
    String rcode,
    double ms,
    @Nullable Instant at,
    String replica) {
  static int slowestFirst(SlowQuery a, SlowQuery b) {
    return Double.compare(b.ms, a.ms);
  }
}
