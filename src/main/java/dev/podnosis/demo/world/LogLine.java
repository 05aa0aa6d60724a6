package dev.podnosis.demo.world;

import java.time.Instant;

/** A line of a container's log with the time the runtime saw it. */
public record LogLine(Instant at, String text) {}
