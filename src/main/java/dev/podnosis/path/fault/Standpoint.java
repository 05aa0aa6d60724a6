package dev.podnosis.path.fault;

import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ObjectRef;
import org.jspecify.annotations.Nullable;

/**
 * Where a question starts.
 *
 * @param kind whose network it uses
 * @param pod the pod; null for a node, and for any pod other than those already asked from
 * @param node the node; null when it is not known
 */
public record Standpoint(Kind kind, @Nullable ObjectRef pod, @Nullable String node) {
  /**
   * The level at which it is measured from. Pods that are neither the business pod nor the DNS
   * server's are nobody's to enter: the node itself takes their place.
   */
  public Level level() {
    return switch (kind) {
      case LOOPBACK -> Level.READ;
      case POD, REPLICA -> Level.DEBUG_CONTAINER;
      case OTHER_POD, NODE -> Level.NODE;
    };
  }

  /** Whose network a question uses. */
  public enum Kind {
    /** A pod's. */
    POD,
    /** A DNS server's pod's. */
    REPLICA,
    /** Another pod's on the same node, taken for comparison. */
    OTHER_POD,
    /** A node's own. */
    NODE,
    /** A replica's loopback, through a port-forward. */
    LOOPBACK
  }
}
