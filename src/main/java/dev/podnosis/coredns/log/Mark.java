package dev.podnosis.coredns.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened once: a start, a reload, an end.
 *
 * @param at null when the line carried no time
 * @param text the line, shortened
 */
public record Mark(@Nullable Instant at, LogMessage message, String text, String replica) {}
