package dev.podnosis.evidence;

import java.util.List;

/**
 * What is known of a look that showed nothing, beyond the reason: who reads it gets it in the own
 * language, save what a server or a tool said, which stays as it came.
 */
public sealed interface Detail {
  /** Nothing beyond the reason. */
  Detail NONE = new Said("");

  /** The words of a server or a tool, without secrets; may be empty. */
  record Said(String words) implements Detail {}

  /** A path or a status of HTTP, which is written alike in every language. */
  record Itself(String text) implements Detail {}

  /** One of the things that have no arguments. */
  record Known(Fact fact) implements Detail {}

  /** What there is to know without arguments. */
  enum Fact {
    /** A page of metrics is none of CoreDNS. */
    NO_COREDNS_METRICS,
    /** The server has no health endpoint as CoreDNS has. */
    NO_COREDNS_HEALTH,
    /** A container of Windows has neither resolv.conf nor libc. */
    WINDOWS,
    /** The pod is of Windows, our images are of Linux. */
    POD_ON_WINDOWS,
    /** The node is of Windows, our images are of Linux. */
    NODE_ON_WINDOWS,
    /** The pod has not been scheduled. */
    POD_WITHOUT_NODE,
    /** The pod is on its way out. */
    POD_BEING_DELETED
  }

  /** A pod has no container of this name. */
  record NoContainer(String name) implements Detail {}

  /** A kubelet counts nothing of this name for CoreDNS. */
  record NoMetric(String name) implements Detail {}

  /**
   * A container that does not run.
   *
   * @param name its name
   * @param kind normal, init, sidecar or ephemeral
   * @param phase what it does instead
   * @param reason such as {@code CrashLoopBackOff}; may be empty
   * @param restarts how often it was restarted
   * @param said what was heard of it when it was asked all the same; may be empty
   */
  record ContainerState(
      String name,
      ContainerFacts.Kind kind,
      ContainerFacts.Phase phase,
      String reason,
      int restarts,
      String said)
      implements Detail {

    /** The state of a container as the API server tells it. */
    public static ContainerState of(ContainerFacts container, String said) {
      return new ContainerState(
          container.name(),
          container.kind(),
          container.state().phase(),
          container.state().reason(),
          container.restarts(),
          said);
    }
  }

  /** Programs that a container would need; of several with a bar between them, one. */
  record Programs(List<String> names) implements Detail {
    public Programs {
      names = List.copyOf(names);
    }
  }

  /** The command that was under way. */
  record Command(String name) implements Detail {}

  /**
   * A process ended.
   *
   * @param reason the runtime's word for it, such as {@code OOMKilled}; may be empty
   * @param code its exit status
   * @param words what it or the runtime said; may be empty
   */
  record Exit(String reason, int code, String words) implements Detail {}

  /** The images that could not be had. */
  record Images(List<Image> images) implements Detail {
    public Images {
      images = List.copyOf(images);
    }
  }

  /**
   * An image that could not be had.
   *
   * @param name the image
   * @param words the runtime's words
   */
  record Image(String name, String words) {}

  /**
   * Why another way was taken.
   *
   * @param reason why this one was barred
   * @param right the right that was missing for it; may be empty
   * @param why what is known beyond that
   */
  record OtherWay(NotObserved.Reason reason, String right, Detail why) implements Detail {}

  /** What a server or a tool said in it; empty for nothing. */
  default String said() {
    return switch (this) {
      case Said said -> said.words();
      case ContainerState state -> state.said();
      case Exit exit -> exit.words();
      case OtherWay other -> other.why().said();
      case Itself _, Known _, NoContainer _, NoMetric _, Programs _, Command _, Images _ -> "";
    };
  }
}
