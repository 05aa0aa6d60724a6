package dev.podnosis.probe;

import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.Source;
import dev.podnosis.evidence.Vantage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A pod's network, entered from a pod on its node: nothing stays behind in the pod. The process by
 * which it was entered may end between two commands; then another is looked for.
 */
final class EnteredPod implements Workplace {
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
    if (identity.hostNetwork()) {
      return new Read.Got<>(node.inside(vantage, List.of()));
    }
    return find(node, pod, identity)
        .map(enter -> new EnteredPod(node, pod, identity, node.inside(vantage, enter)));
  }

  /** The words before a command that enter the pod's network. */
  private static Read<List<String>> find(ClusterWorkplace node, ObjectRef pod, PodIdentity identity)
      throws InterruptedException {
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
