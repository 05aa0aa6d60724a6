package dev.podnosis.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A constant shell script; everything variable reaches it as arguments of their own. Its name, the
 * word after the script, is what process lists show.
 *
 * @param name its {@code $0}
 * @param text the script without its comments
 */
record Script(String name, String text) {
  /** The script in this resource. */
  static Script of(String name, String resource) {
    try (InputStream in = Script.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not among the resources");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Script(name, text.replaceAll("(?m)^#.*\n", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command that runs it with these arguments. */
  List<String> command(List<String> arguments) {
    List<String> argv = new ArrayList<>(List.of("sh", "-c", text, name));
    argv.addAll(arguments);
    return argv;
  }
}
