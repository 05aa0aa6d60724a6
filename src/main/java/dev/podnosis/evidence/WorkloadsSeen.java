package dev.podnosis.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Controllers as the API server has them.
 *
 * @param scope why they were asked for
 * @param workloads the controllers; empty when there is none
 */
public record WorkloadsSeen(Scope scope, List<Workload> workloads) implements Observation {
  public WorkloadsSeen {
    workloads = List.copyOf(workloads);
  }

  /** Why controllers were asked for. */
  public enum Scope {
    DNS,
    NODELOCAL,
    KUBE_PROXY,
    NAME_TARGETS
  }

  /**
   * A Deployment, DaemonSet or StatefulSet.
   *
   * @param kind its kind
   * @param ref namespace and name
   * @param desired how many pods it wants
   * @param ready how many are ready
   * @param updated how many run the current template
   * @param created when it was created
   * @param images the images of its template
   * @param podLabels the labels of its template
   * @param serviceName a StatefulSet's {@code serviceName}; may be empty
   * @param priorityClass of its template; may be empty
   * @param spread whether its template has anti-affinity or spread constraints
   */
  public record Workload(
      String kind,
      ObjectRef ref,
      int desired,
      int ready,
      int updated,
      @Nullable Instant created,
      List<String> images,
      Map<String, String> podLabels,
      String serviceName,
      String priorityClass,
      boolean spread) {
    public Workload {
      images = List.copyOf(images);
      podLabels = Map.copyOf(podLabels);
    }
  }
}
