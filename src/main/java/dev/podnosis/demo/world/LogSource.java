package dev.podnosis.demo.world;

import java.time.Instant;
import java.util.List;

/** Lines that a container keeps writing. */
@FunctionalInterface
public interface LogSource {
  /** The lines after one moment and up to another, in order; the same for the same moments. */
  List<LogLine> between(Instant after, Instant until);
}
