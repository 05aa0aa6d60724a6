package dev.podnosis.coredns.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line with what its wrapper says.
 *
 * @param at the time of the wrapper, else of the line itself; null when it carries none
 * @param replica the pod that {@code kubectl logs --prefix} or a log shipper names; empty otherwise
 */
public record LoggedLine(@Nullable Instant at, String replica, LogLine line) {}
