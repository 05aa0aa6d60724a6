package dev.podnosis.recording;

import dev.podnosis.evidence.NotObserved;
import dev.podnosis.probe.ClusterReads.Executed;
import dev.podnosis.probe.Read;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A recorded command.
 *
 * @param where such as {@code pod shop/web}
 * @param argv program and arguments
 * @param exit its exit status; 124 is the recorder's own limit
 * @param millis how long it took
 * @param stdout standard output
 * @param stderr standard error without kubectl's own lines
 */
public record RecordedCommand(
    String where, List<String> argv, int exit, long millis, String stdout, String stderr) {

  /** The commands of a folder in their order; none where there is no such folder. */
  public static List<RecordedCommand> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(RecordedCommand::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RecordedCommand read(Path file) {
    try {
      String text = Files.readString(file);
      int out = text.indexOf("--- stdout\n");
      int err = text.indexOf("--- stderr\n", out);
      List<String> head = text.substring(0, out).lines().toList();
      return new RecordedCommand(
          value(head, "where"),
          argv(value(head, "command")),
          Integer.parseInt(value(head, "exit").replaceFirst("[^0-9-].*", "")),
          Long.parseLong(value(head, "durationMs")),
          text.substring(out + 11, err),
          text.substring(err + 11)
              .lines()
              .filter(l -> !l.startsWith("Defaulted container"))
              .filter(l -> !l.startsWith("command terminated with exit code"))
              .collect(Collectors.joining("\n")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String value(List<String> head, String name) {
    String prefix = "# " + name + ": ";
    return head.stream()
        .filter(l -> l.startsWith(prefix))
        .findFirst()
        .orElseThrow()
        .substring(prefix.length());
  }

  private static List<String> argv(String json) {
    return new ObjectMapper().readTree(json).valueStream().map(JsonNode::asString).toList();
  }

  /** Whether the program is there. */
  boolean started() {
    return !stderr.contains("executable file not found");
  }

  /** What the probe would have been handed. */
  Read<Executed> executed() {
    if (!started()) {
      return new Read.Not<>(
          new NotObserved(NotObserved.Reason.NO_TOOL, where, argv.getFirst() + " is not there"));
    }
    return new Read.Got<>(new Executed(exit, stdout, stderr, false, Duration.ofMillis(millis)));
  }
}
