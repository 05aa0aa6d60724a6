package dev.podnosis.evidence;

import org.jspecify.annotations.Nullable;

/** Where a probe stood: whose network it used, or whose word it is. */
public sealed interface Place {
  /** The machine that runs Podnosis, or the person at it. */
  record Desktop() implements Place {
    @Override
    public String toString() {
      return "desktop";
    }
  }

  /** The API server's view of its objects. */
  record ApiServer() implements Place {
    @Override
    public String toString() {
      return "api-server";
    }
  }

  /**
   * A pod's network namespace.
   *
   * @param pod the pod
   * @param node the node it runs on, when known
   */
  record InPod(ObjectRef pod, @Nullable String node) implements Place {
    @Override
    public String toString() {
      return "pod " + pod;
    }
  }

  /** A node's own network namespace. */
  record OnNode(String node) implements Place {
    @Override
    public String toString() {
      return "node " + node;
    }
  }
}
