package dev.podnosis.kube;

import java.util.List;

/** What came of starting a debug container or a node pod. */
public sealed interface StartOutcome {
  /**
   * It runs, and commands may be run in it.
   *
   * @param place where
   * @param withoutImages images that were tried before and could not be had
   */
  record Running(DebugPlace place, List<NoImage> withoutImages) implements StartOutcome {
    public Running {
      withoutImages = List.copyOf(withoutImages);
    }
  }

  /**
   * An image that could not be had.
   *
   * @param image the image
   * @param detail the runtime's words
   */
  record NoImage(String image, String detail) {}

  /**
   * It does not.
   *
   * @param why what stood in the way
   * @param detail the cluster's words; may be empty
   */
  record NotRunning(Why why, String detail) implements StartOutcome {}

  /** What can keep a container from running. */
  enum Why {
    /** We may not create it. */
    NO_RIGHT,
    /** The pod security standard of the namespace forbids it. */
    POD_SECURITY,
    /** A quota is used up. */
    QUOTA,
    /** Another rule or webhook forbids it. */
    ADMISSION,
    /** The image could not be pulled, nor any of its fall-backs. */
    IMAGE,
    /** The runtime could not start it. */
    RUNTIME,
    /** It ended at once. */
    ENDED,
    /** The pod is gone or has ended. */
    POD_GONE,
    /** The node is gone or not ready. */
    NODE_GONE,
    /** It did not start in time. */
    TIMED_OUT,
    /** The user did not want to wait. */
    SKIPPED,
    /** The cluster does not know ephemeral containers. */
    UNSUPPORTED,
    /** The server could not be asked. */
    FAILED
  }
}
