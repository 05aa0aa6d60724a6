package dev.podnosis.kube;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the API server told about itself and us when we connected.
 *
 * @param address its address
 * @param version such as {@code v1.36.2}; empty when it does not tell
 * @param user our name there; empty when it cannot be learned
 * @param groups our groups, as far as known
 * @param clock its clock, or null when it sent no date
 */
public record ServerFacts(
    String address, String version, String user, List<String> groups, @Nullable Clock clock) {
  public ServerFacts {
    groups = List.copyOf(groups);
  }

  /**
   * The server's clock against the desktop's.
   *
   * @param ahead how far it is ahead; negative when behind
   * @param roundTrip how long asking took; the answer is right to within half of it and half a
   *     second, since the Date header counts seconds
   */
  public record Clock(Duration ahead, Duration roundTrip) {}
}
