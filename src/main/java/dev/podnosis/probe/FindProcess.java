package dev.podnosis.probe;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a process of a pod on its node by the pod's UID in {@code /proc/PID/cgroup}: the same for
 * containerd, CRI-O and Docker, for cgroup v1 and v2; systemd writes the UID with underscores. The
 * pause process carries it too, so this works while the container keeps restarting.
 */
final class FindProcess {
  /** The script's {@code $0}. */
  static final String NAME = "podnosis-find";

  private static final String SCRIPT =
      "grep -l -e \"$1\" -e \"$2\" /proc/[0-9]*/cgroup 2>/dev/null | cut -d/ -f3 | sort -n | head -n 1";

  private FindProcess() {}

  /** A process of the pod, or null when none was found. */
  static @Nullable Integer of(Workplace node, String uid) throws InterruptedException {
    if (!uid.matches("[0-9a-fA-F-]{8,64}")) {
      return null;
    }
    List<String> argv = List.of("sh", "-c", SCRIPT, NAME, uid, uid.replace('-', '_'));
    Read<ClusterReads.Executed> read = node.run(argv, Duration.ofSeconds(10));
    if (read instanceof Read.Got<ClusterReads.Executed> got) {
      String line = got.value().stdout().lines().findFirst().orElse("").strip();
      return line.matches("[1-9][0-9]{0,8}") ? Integer.valueOf(line) : null;
    }
    return null;
  }
}
