package dev.podnosis.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Commands that a node is asked to run in one go: a constant script, and everything variable as
 * arguments of its own.
 */
final class NodeScript {
  /** The script's {@code $0}. */
  static final String NAME = "podnosis-node";

  private static final String TEXT = read();

  private final List<Command> commands = new ArrayList<>();

  /**
   * One command.
   *
   * @param id by which its output is found again
   * @param only an extended regular expression that lines must match; empty for all lines
   * @param argv program and arguments
   */
  record Command(String id, String only, List<String> argv) {}

  /** Adds a command. */
  NodeScript run(String id, String... argv) {
    return only("", id, argv);
  }

  /** Adds a command of whose output only the lines are wanted that match. */
  NodeScript only(String regex, String id, String... argv) {
    commands.add(new Command(id, regex, List.of(argv)));
    return this;
  }

  /** What a container is told to run. */
  List<String> argv(String marker) {
    List<String> argv = new ArrayList<>(List.of("sh", "-c", TEXT, NAME, marker));
    for (Command command : commands) {
      argv.add(command.id());
      argv.add(command.only().isEmpty() ? "-" : command.only());
      argv.add(Integer.toString(command.argv().size()));
      argv.addAll(command.argv());
    }
    return argv;
  }

  /** The same commands as a person would type them. */
  List<String> plain() {
    return List.of(
        "sh",
        "-c",
        commands.stream()
            .filter(c -> !c.argv().getFirst().equals("sleep"))
            .map(c -> Kubectl.line(c.argv()))
            .distinct()
            .collect(Collectors.joining("; ")));
  }

  private static String read() {
    try (InputStream in = NodeScript.class.getResourceAsStream("node.sh")) {
      if (in == null) {
        throw new IllegalStateException("node.sh is not among the resources");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^#.*\n", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
