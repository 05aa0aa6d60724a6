package dev.podnosis.probe;

import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.Vantage;
import java.time.Duration;
import java.util.List;

/** A place in the cluster where commands can be run: a container of ours in some network. */
public interface Workplace {
  /** Whose network it uses. */
  Vantage vantage();

  /** Runs a command there; no shell reads its words. */
  Read<ClusterReads.Executed> run(List<String> argv, Duration limit) throws InterruptedException;

  /** Reads a file that the pod's containers have, such as {@code /etc/resolv.conf}. */
  default Read<ClusterReads.Executed> file(String path) throws InterruptedException {
    return run(List.of("cat", path), Duration.ofSeconds(10));
  }

  /** What this place lacks, and why it is not a better one; told once for each container. */
  default List<NotObserved> limits() {
    return List.of();
  }

  /** The kubectl equivalent of running a command there. */
  String kubectl(List<String> argv);
}
