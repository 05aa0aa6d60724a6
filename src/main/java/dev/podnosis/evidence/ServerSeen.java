package dev.podnosis.evidence;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The API server and who we are to it.
 *
 * @param version such as {@code v1.36.2}
 * @param user our name there; may be empty when it does not tell
 * @param groups our groups
 * @param clockAhead how far its clock is ahead of the desktop's (negative: behind), or null
 */
public record ServerSeen(
    String version, String user, java.util.List<String> groups, @Nullable Duration clockAhead)
    implements Observation {
  /**
   * Clocks nearer than this are the same: the server tells whole seconds, and the way takes time.
   */
  public static final Duration MATERIAL = Duration.ofSeconds(3);

  public ServerSeen {
    groups = java.util.List.copyOf(groups);
  }

  /** Whether the two clocks differ so much that times have to be shifted. */
  public boolean clocksDiffer() {
    return clockAhead != null && clockAhead.abs().compareTo(MATERIAL) >= 0;
  }
}
