package dev.podnosis.dns.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A recorded command: head lines, then both streams. */
record Recorded(String file, String command, CommandOutput output) {

  private static final Path RECORDINGS = Path.of("src/test/resources/recordings");
  private static final Path TOOLS = Path.of("src/test/resources/dns/tools");
  private static final Pattern COMMAND = Pattern.compile("(?m)^# command: (.*)$");
  private static final Pattern EXIT = Pattern.compile("(?m)^# exit: (-?\\d+)$");

  static Recorded read(Path path) {
    try {
      String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
      Matcher command = COMMAND.matcher(text);
      Matcher exit = EXIT.matcher(text);
      int out = text.indexOf("--- stdout\n");
      int err = text.indexOf("--- stderr", out);
      String stderr = text.substring(text.indexOf('\n', err) + 1);
      boolean cut = stderr.endsWith("(timed out)");
      return new Recorded(
          path.toString(),
          command.find() ? command.group(1) : "",
          new CommandOutput(
              exit.find() ? Integer.valueOf(exit.group(1)) : null,
              text.substring(out + "--- stdout\n".length(), err),
              cut ? stderr.replace("\n(timed out)", "") : stderr,
              cut));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CommandOutput tool(String name) {
    return read(TOOLS.resolve(name + ".txt")).output();
  }

  /** All recorded runs of that program in all recordings. */
  static List<Recorded> all(String program) {
    Pattern runs =
        Pattern.compile("\\[(\"nsenter\".*\"--\", |\"busybox\", )?\"" + program + "\"[,\\]].*");
    try (Stream<Path> files = Files.walk(RECORDINGS)) {
      return files
          .filter(f -> f.toString().matches(".*/recordings/[^/]+/(exec|node/[^/]+)/[^/]+\\.txt"))
          .sorted()
          .map(Recorded::read)
          .filter(r -> runs.matcher(r.command()).matches())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything that was recorded, for the tests that spoil it. */
  static List<CommandOutput> everything() {
    try (Stream<Path> tools = Files.list(TOOLS);
        Stream<Path> recordings = Files.walk(RECORDINGS)) {
      return Stream.concat(tools, recordings)
          .filter(f -> f.toString().matches(".*/(recordings/[^/]+/exec|tools)/[^/]+\\.txt"))
          .sorted()
          .map(f -> read(f).output())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return file + " " + command;
  }
}
