package dev.podnosis.evidence;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the API server says of a container.
 *
 * @param name its name
 * @param kind normal, init, sidecar or ephemeral
 * @param image the image it was asked to run
 * @param imageId the image that runs, with digest; may be empty
 * @param ready whether it is ready
 * @param restarts how often it was restarted
 * @param state what it does now
 * @param last how it ended the time before, or null
 * @param cpuLimitMillis CPU limit in thousandths of a core, or null
 * @param cpuRequestMillis CPU request in thousandths of a core, or null
 * @param memoryLimitBytes memory limit, or null
 * @param memoryRequestBytes memory request, or null
 * @param readinessPath path and port of its readiness probe, such as {@code /ready:8181}; may be
 *     empty
 * @param livenessPath path and port of its liveness probe; may be empty
 * @param ports container ports by name
 */
public record ContainerFacts(
    String name,
    Kind kind,
    String image,
    String imageId,
    boolean ready,
    int restarts,
    State state,
    @Nullable State last,
    @Nullable Long cpuLimitMillis,
    @Nullable Long cpuRequestMillis,
    @Nullable Long memoryLimitBytes,
    @Nullable Long memoryRequestBytes,
    String readinessPath,
    String livenessPath,
    Map<String, Integer> ports) {

  public ContainerFacts {
    ports = Map.copyOf(ports);
  }

  /** What sort of container it is. */
  public enum Kind {
    NORMAL,
    INIT,
    SIDECAR,
    EPHEMERAL
  }

  /** What a container does or how it ended. */
  public enum Phase {
    WAITING,
    RUNNING,
    TERMINATED,
    UNKNOWN
  }

  /**
   * A state of a container.
   *
   * @param phase waiting, running or terminated
   * @param reason such as {@code CrashLoopBackOff}, {@code OOMKilled}; may be empty
   * @param message the runtime's words; may be empty
   * @param exitCode its exit status when terminated, else null
   * @param startedAt when it started, where told
   * @param finishedAt when it ended, where told
   */
  public record State(
      Phase phase,
      String reason,
      String message,
      @Nullable Integer exitCode,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt) {}
}
