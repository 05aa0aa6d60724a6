package dev.podnosis.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a node's kernel log that matter to DNS.
 *
 * @param node the node
 * @param lines the lines, the newest last
 * @param oldest the time of the oldest line that is still in the log, where it can be told
 * @param netns the number of the node's own network namespace, as the kernel writes it in {@code
 *     table full in netns N}; may be empty
 */
public record KernelLogSeen(String node, List<Line> lines, @Nullable Instant oldest, String netns)
    implements Observation {
  public KernelLogSeen {
    lines = List.copyOf(lines);
  }

  /**
   * One line.
   *
   * @param at when, by the desktop's clock, from the time since the node started; null when it has
   *     no date
   * @param text the line without its stamp
   */
  public record Line(@Nullable Instant at, String text) {}
}
