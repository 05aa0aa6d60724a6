package dev.podnosis.recording;

import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.Source;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.probe.ClusterReads.Executed;
import dev.podnosis.probe.Read;
import dev.podnosis.probe.Workplace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A pod's network as it was recorded: an edge that the probes measure is answered with what the
 * recording's own tools got on the same edge, each attempt once. What was not recorded gives no
 * sample and so is not measured.
 */
final class RecordedPod implements Workplace {
  private final ObjectRef pod;
  private final @Nullable String node;
  private final Path folder;
  private final List<RecordedAttempt> left;

  /**
   * A pod of a recording.
   *
   * @param uid the pod's UID, by which its processes were found on the node
   */
  RecordedPod(ObjectRef pod, @Nullable String node, String uid, Path folder) {
    this.pod = pod;
    this.node = node;
    this.folder = folder;
    this.left = new ArrayList<>(tried(pod, node, uid, folder));
    left.addAll(later(pod, node, folder));
  }

  /** What was tried from the pod's containers and from its node. */
  static List<RecordedAttempt> tried(
      ObjectRef pod, @Nullable String node, String uid, Path folder) {
    List<RecordedAttempt> all = new ArrayList<>();
    RecordedCommand.in(folder.resolve("exec")).stream()
        .filter(c -> c.where().equals("pod " + pod))
        .flatMap(c -> RecordedAttempt.of(c.argv(), c))
        .forEach(all::add);
    List<RecordedCommand> onNode = RecordedCommand.in(folder.resolve("node/" + node));
    Set<String> processes =
        onNode.stream()
            .filter(c -> c.argv().getLast().startsWith("grep -l"))
            .filter(c -> !uid.isEmpty() && c.argv().getLast().contains(uid))
            .flatMap(c -> c.stdout().lines())
            .collect(Collectors.toSet());
    onNode.stream()
        .filter(c -> c.argv().size() > 5 && c.argv().subList(3, 5).equals(List.of("-n", "--")))
        .filter(c -> processes.contains(c.argv().get(2)))
        .flatMap(c -> RecordedAttempt.of(c.argv().subList(5, c.argv().size()), c))
        .forEach(all::add);
    return all;
  }

  /** What was tried later again, 20 times each. */
  static List<RecordedAttempt> later(ObjectRef pod, @Nullable String node, Path folder) {
    String where = "# where: pod " + pod + " on " + node;
    return files(folder.resolve("later/matrix")).stream()
        .filter(lines -> lines.getFirst().equals(where))
        .flatMap(RecordedAttempt::ofMatrix)
        .toList();
  }

  private static List<List<String>> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<List<String>> all = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        all.add(Files.readAllLines(file));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Vantage vantage() {
    return new Vantage(Source.NODE_POD, new Place.InPod(pod, node));
  }

  @Override
  public String kubectl(List<String> argv) {
    return "kubectl exec node-pod -- nsenter -n -- " + String.join(" ", argv);
  }

  @Override
  public Read<Executed> run(List<String> argv, Duration limit) {
    return argv.size() > 6 && argv.get(3).equals("podnosis-ask")
        ? new Read.Got<>(new Executed(0, asked(argv.subList(4, argv.size())), "", false, limit))
        : new Read.Not<>(notRecorded(argv));
  }

  private NotObserved notRecorded(List<String> argv) {
    return new NotObserved(NotObserved.Reason.SKIPPED, "pod " + pod, "not recorded: " + argv);
  }

  /**
   * The kubelet gives a pod with dnsPolicy Default the node's file, which was recorded (the pod
   * {@code policy-default} of one recording shows the same).
   */
  @Override
  public Read<Executed> file(String path) {
    return RecordedCommand.in(folder.resolve("node/" + node)).stream()
        .filter(c -> pod.namespace().equals("kube-system"))
        .filter(c -> c.argv().equals(List.of("nsenter", "-t", "1", "-m", "cat", path)))
        .map(RecordedCommand::executed)
        .findFirst()
        .orElseGet(() -> new Read.Not<>(notRecorded(List.of("cat", path))));
  }

  /** What {@code ask.sh} would have printed. */
  private String asked(List<String> words) {
    StringBuilder out = new StringBuilder();
    int samples = Integer.parseInt(words.get(1));
    for (int i = 3; i + 6 < words.size(); i += 7) {
      List<String> edge = words.subList(i, i + 7);
      List<RecordedAttempt> said = take(edge, samples);
      for (RecordedAttempt attempt : said) {
        out.append(words.getFirst() + " " + edge.getFirst() + " " + attempt.exit() + " ");
        out.append(edge.get(4) + "\n" + attempt.output() + "\n");
      }
    }
    return out.toString();
  }

  private List<RecordedAttempt> take(List<String> edge, int most) {
    List<RecordedAttempt> taken = new ArrayList<>();
    for (Iterator<RecordedAttempt> all = left.iterator(); all.hasNext() && taken.size() < most; ) {
      RecordedAttempt attempt = all.next();
      if (attempt.answers(edge.get(1), edge.get(2), edge.get(3), edge.get(4))) {
        taken.add(attempt);
        all.remove();
      }
    }
    return taken;
  }
}
