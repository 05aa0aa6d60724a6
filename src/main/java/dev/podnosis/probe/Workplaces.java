package dev.podnosis.probe;

import dev.podnosis.evidence.ObjectRef;
import org.jspecify.annotations.Nullable;

/**
 * Makes places to work at, as far as the level allows. What is made is kept for the whole run,
 * listed, and removed at its end.
 */
public interface Workplaces {
  /**
   * A place in a pod's network namespace: from a node pod with nsenter where the level allows it,
   * as that leaves nothing behind, else in an ephemeral container.
   *
   * @param pod the pod
   * @param node its node, where known
   */
  Read<Workplace> inPod(ObjectRef pod, @Nullable String node) throws InterruptedException;

  /** A place on a node, in the node's own network. */
  Read<Workplace> onNode(String node) throws InterruptedException;
}
