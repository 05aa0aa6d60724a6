package dev.podnosis.path;

import dev.podnosis.dns.EnumId;
import java.util.Collection;

/** How a hop or a link of the path fares, from best to worst. */
public enum Status {
  /** Everything asked was answered, in good time. */
  OK,
  /** Nothing was measured, so nothing is claimed. */
  UNKNOWN,
  /** Some of what was asked was answered, or it took long. */
  DEGRADED,
  /** Nothing of what was asked was answered. */
  FAILED;

  /** The word used in results. */
  public String id() {
    return EnumId.of(this);
  }

  /** The worst of some; unknown when there is none. */
  public static Status worst(Collection<Status> all) {
    return all.stream().max(Status::compareTo).orElse(UNKNOWN);
  }
}
