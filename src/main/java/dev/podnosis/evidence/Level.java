package dev.podnosis.evidence;

import dev.podnosis.dns.EnumId;
import java.util.Optional;

/** How far a diagnosis may go; each level includes those before it. */
public enum Level {
  /** Reads from the Kubernetes API and port-forwards to DNS pods; creates nothing. */
  READ,
  /** Read-only commands in containers that exist. */
  EXEC,
  /** An ephemeral container in a pod; it stays in the pod's spec. */
  DEBUG_CONTAINER,
  /** A temporary privileged pod on a node. */
  NODE;

  /** The word of the command line, such as {@code debug-container}. */
  public String id() {
    return EnumId.of(this);
  }

  /** Whether a run at this level may do what needs {@code needed}. */
  public boolean allows(Level needed) {
    return compareTo(needed) >= 0;
  }

  /** The level with this command-line word. */
  public static Optional<Level> byId(String id) {
    return EnumId.in(Level.class, id);
  }
}
