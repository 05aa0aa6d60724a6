package dev.podnosis.evidence;

import java.util.List;

/** CPU and memory in use, from the metrics API or from the process's own metrics. */
public record UsageSeen(List<Usage> usages) implements Observation {
  public UsageSeen {
    usages = List.copyOf(usages);
  }

  /**
   * Use by one container.
   *
   * @param pod the pod
   * @param container the container
   * @param cpuMillis CPU in thousandths of a core
   * @param memoryBytes memory
   */
  public record Usage(ObjectRef pod, String container, long cpuMillis, long memoryBytes) {}
}
