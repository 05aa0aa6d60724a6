package dev.podnosis.probe;

import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.Source;
import dev.podnosis.evidence.Vantage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pod's network, entered from a pod on its node: nothing stays behind in the pod. The process by
 * which it was entered may end between two commands; then another is looked for.
 */
final class EnteredPod implements Workplace {
  private static final int MOST_PROCESSES = 20;

  /** The first of these files that can be read. */
  private static final String FIRST_FILE =
      "for f in \"$@\"; do cat \"$f\" 2>/dev/null && exit 0; done; exit 1";

  private final ClusterWorkplace node;
  private final ObjectRef pod;
  private final PodIdentity identity;
  private final Vantage vantage;
  private volatile ClusterWorkplace inside;

  private EnteredPod(
      ClusterWorkplace node, ObjectRef pod, PodIdentity identity, ClusterWorkplace inside) {
    this.node = node;
    this.pod = pod;
    this.identity = identity;
    this.vantage = inside.vantage();
    this.inside = inside;
  }

  /** Enters it, or says why that is not possible. */
  static Read<Workplace> enter(
      ClusterWorkplace node, ObjectRef pod, String nodeName, PodIdentity identity)
      throws InterruptedException {
    Vantage vantage = new Vantage(Source.NODE_POD, new Place.InPod(pod, nodeName));
    return find(node, pod, identity)
        .map(enter -> new EnteredPod(node, pod, identity, node.inside(vantage, enter)));
  }

  /** The words before a command that enter the pod's network. */
  private static Read<List<String>> find(ClusterWorkplace node, ObjectRef pod, PodIdentity identity)
      throws InterruptedException {
    if (identity.hostNetwork()) {
      return new Read.Got<>(List.of());
    }
    Read<Optional<FindProcess.Found>> process = FindProcess.of(node, identity.uids());
    if (process instanceof Read.Not<Optional<FindProcess.Found>> not) {
      return new Read.Not<>(not.why());
    }
    Optional<FindProcess.Found> found = process.orElse(Optional.empty());
    if (found.isPresent()) {
      String pid = Integer.toString(found.get().pid());
      return new Read.Got<>(List.of("nsenter", "-t", pid, "-n", "--"));
    }
    Read<Optional<String>> file = FindNamespace.of(node, identity.addresses());
    if (file instanceof Read.Not<Optional<String>> not) {
      return new Read.Not<>(not.why());
    }
    return file.orElse(Optional.empty())
        .<Read<List<String>>>map(path -> new Read.Got<>(List.of("nsenter", "-n" + path, "--")))
        .orElseGet(
            () ->
                new Read.Not<>(new NotObserved(NotObserved.Reason.NOT_RUNNING, "pod " + pod, "")));
  }

  @Override
  public Vantage vantage() {
    return vantage;
  }

  @Override
  public List<NotObserved> limits() {
    return node.limits();
  }

  @Override
  public Read<ClusterReads.Executed> run(List<String> argv, Duration limit)
      throws InterruptedException {
    Read<ClusterReads.Executed> read = inside.run(argv, limit);
    if (!notEntered(read)) {
      return read;
    }
    Read<List<String>> again = find(node, pod, identity);
    if (again instanceof Read.Not<List<String>> not) {
      return new Read.Not<>(not.why());
    }
    inside = node.inside(vantage, again.orElse(List.of()));
    Read<ClusterReads.Executed> second = inside.run(argv, limit);
    return notEntered(second)
        ? new Read.Not<>(
            Execs.failed("pod " + pod, ((Read.Got<ClusterReads.Executed>) second).value()))
        : second;
  }

  /**
   * Read from the containers themselves ({@code /proc/PID/root}, proc(5)): a network namespace has
   * no files, and this container's own are those of the node.
   */
  @Override
  public Read<ClusterReads.Executed> file(String path) throws InterruptedException {
    Read<List<FindProcess.Found>> processes = FindProcess.all(node, identity.uids());
    if (processes instanceof Read.Not<List<FindProcess.Found>> not) {
      return new Read.Not<>(not.why());
    }
    List<String> argv = new ArrayList<>(List.of("sh", "-c", FIRST_FILE, "podnosis-file"));
    FindProcess.containersFirst(processes.orElse(List.of()), identity.hostNetwork()).stream()
        .limit(MOST_PROCESSES)
        .forEach(process -> argv.add("/proc/" + process.pid() + "/root" + path));
    return node.run(argv, Duration.ofSeconds(10));
  }

  /** Whether nsenter itself failed, before the command could speak. */
  private static boolean notEntered(Read<ClusterReads.Executed> read) {
    return read instanceof Read.Got<ClusterReads.Executed> got
        && got.value().exitCode() != 0
        && got.value().stdout().isEmpty()
        && got.value().stderr().startsWith("nsenter:");
  }

  @Override
  public String kubectl(List<String> argv) {
    return inside.kubectl(argv);
  }
}
