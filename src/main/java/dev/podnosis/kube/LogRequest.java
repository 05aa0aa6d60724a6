package dev.podnosis.kube;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a container's log.
 *
 * @param namespace the pod's namespace
 * @param pod the pod
 * @param container the container; empty for the only or the default one
 * @param previous whether of the container before the last restart
 * @param since from when on, or null
 * @param tailLines how many of the last lines, or null for all
 * @param limitBytes how many bytes at most
 * @param timestamps whether each line begins with its time
 */
public record LogRequest(
    String namespace,
    String pod,
    String container,
    boolean previous,
    @Nullable Instant since,
    @Nullable Integer tailLines,
    int limitBytes,
    boolean timestamps) {
  private static final int USUAL_LIMIT = 16 << 20;

  public LogRequest {
    if (limitBytes < 1 || tailLines != null && tailLines < 0) {
      throw new IllegalArgumentException("a log request has a positive bound");
    }
  }

  /** The running container's log, with timestamps, up to 16 MiB. */
  public static LogRequest of(String namespace, String pod, String container) {
    return new LogRequest(namespace, pod, container, false, null, null, USUAL_LIMIT, true);
  }

  /** Of the container before the last restart. */
  public LogRequest ofPrevious() {
    return new LogRequest(
        namespace, pod, container, true, since, tailLines, limitBytes, timestamps);
  }

  /** From this moment on. */
  public LogRequest since(Instant moment) {
    return new LogRequest(
        namespace, pod, container, previous, moment, tailLines, limitBytes, timestamps);
  }

  /** Only the last lines. */
  public LogRequest tail(int lines) {
    return new LogRequest(
        namespace, pod, container, previous, since, lines, limitBytes, timestamps);
  }

  /** Not more bytes than this. */
  public LogRequest limit(int bytes) {
    return new LogRequest(namespace, pod, container, previous, since, tailLines, bytes, timestamps);
  }

  String path() {
    return Parameters.none()
        .with("container", container)
        .flag("previous", previous)
        .with("sinceTime", since == null ? "" : since.toString())
        .with("tailLines", tailLines == null ? "" : tailLines.toString())
        .with("limitBytes", Integer.toString(limitBytes))
        .flag("timestamps", timestamps)
        .after(Resource.PODS.path(namespace, pod) + "/log");
  }
}
