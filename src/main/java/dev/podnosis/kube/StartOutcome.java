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
   * @param detail what is known beyond that
   */
  record NotRunning(Why why, Detail detail) implements StartOutcome {
    /** It does not, and the cluster said a word for it; which may be empty. */
    public NotRunning(Why why, String said) {
      this(why, new Said(said));
    }

    /** It does not, and there is nothing to add. */
    public NotRunning(Why why) {
      this(why, "");
    }

    /** The cluster's words; empty for none. */
    public String said() {
      return detail instanceof Said(String words) ? words : "";
    }
  }

  /** What is known of a container that does not run, beyond the reason. */
  sealed interface Detail {}

  /** The cluster's words; may be empty. */
  record Said(String words) implements Detail {}

  /**
   * How it ended.
   *
   * @param reason the runtime's word for it; may be empty
   * @param exitCode its exit status
   * @param message the runtime's words; may be empty
   */
  record Ended(String reason, int exitCode, String message) implements Detail {}

  /** The images that were tried, none of which could be had. */
  record WithoutImages(List<NoImage> images) implements Detail {
    public WithoutImages {
      images = List.copyOf(images);
    }
  }

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
    /** The pod is on its way out. */
    POD_BEING_DELETED,
    /** The pod has not been scheduled. */
    POD_WITHOUT_NODE,
    /** The node is gone or not ready. */
    NODE_GONE,
    /** It did not start in time. */
    TIMED_OUT,
    /** The user did not want to wait. */
    SKIPPED,
    /** The cluster does not know ephemeral containers. */
    UNSUPPORTED,
    /** It would have to run on Windows, and the images are of Linux. */
    WINDOWS,
    /** The server could not be asked. */
    FAILED
  }
}
