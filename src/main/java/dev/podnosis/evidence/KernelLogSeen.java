package dev.podnosis.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a node's kernel log that matter to DNS.
 *
 * @param node the node
 * @param lines the lines
 * @param oldest the time of the oldest line that is still in the log, where it can be told
 */
public record KernelLogSeen(String node, List<Line> lines, @Nullable Instant oldest)
    implements Observation {
  public KernelLogSeen {
    lines = List.copyOf(lines);
  }

  /**
   * One line.
   *
   * @param at when, from boot time and uptime; null when it has no date
   * @param text the line
   */
  public record Line(@Nullable Instant at, String text) {}
}
