package dev.podnosis.coredns.log;

import java.time.Instant;

/** A stretch of time in which a message came again and again. */
public record Interval(Instant from, Instant to, long count) {}
