package dev.podnosis.evidence;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often the kernel held DNS containers of a node back because they had used up their CPU limit,
 * as the kubelet counts it.
 *
 * @param node the node
 * @param containers those with a CPU limit
 */
public record ThrottlingSeen(String node, List<Held> containers) implements Observation {
  public ThrottlingSeen {
    if (containers.isEmpty()) {
      throw new IllegalArgumentException("nothing was counted");
    }
    containers = List.copyOf(containers);
  }

  /**
   * One container.
   *
   * @param pod the pod
   * @param container the container
   * @param total counts since the container started, which say nothing of now
   * @param recent counts between two readings; null when there was nothing to read twice for, or
   *     the kubelet had nothing new
   */
  public record Held(ObjectRef pod, String container, Counts total, @Nullable Recent recent) {}

  /**
   * Periods of the scheduler, usually of 100 ms.
   *
   * @param periods in which the container wanted to run
   * @param throttled those of them in which it was held back
   */
  public record Counts(long periods, long throttled) {
    /** Share of the periods, 0 to 1. */
    public double share() {
      return periods <= 0 ? 0 : Math.min(1, (double) throttled / periods);
    }
  }

  /** What happened between two readings. */
  public record Recent(Duration over, Counts counts) {}
}
