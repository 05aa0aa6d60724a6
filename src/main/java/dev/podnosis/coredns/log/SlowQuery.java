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
    String replica) {}
