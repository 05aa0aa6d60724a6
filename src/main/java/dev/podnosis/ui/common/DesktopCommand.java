package dev.podnosis.ui.common;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The commands with which a desktop opens files: {@code xdg-open} (freedesktop.org's xdg-utils),
 * {@code open} (macOS), {@code rundll32} and {@code explorer} (Windows).
 *
 * @param system the name of the operating system, as Java gives it
 * @param patience how long a command may take to say that it failed
 */
record DesktopCommand(String system, Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** That of this desktop. */
  static DesktopCommand ofSystem() {
    return new DesktopCommand(System.getProperty("os.name", ""), PATIENCE);
  }

  private boolean is(String name) {
    return system.toLowerCase(Locale.ROOT).startsWith(name);
  }

  /** Opens a file with the program that the desktop has for it. */
  List<String> toOpen(Path file) {
    String path = file.toAbsolutePath().toString();
    if (is("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", path);
    }
    return List.of(is("mac") ? "open" : "xdg-open", path);
  }

  /** Shows a file among those beside it; elsewhere than on macOS and Windows its folder alone. */
  List<String> toShow(Path file) {
    Path path = file.toAbsolutePath();
    if (is("windows")) {
      return List.of("explorer", "/select," + path);
    }
    Path folder = path.getParent();
    return is("mac")
        ? List.of("open", "-R", path.toString())
        : List.of("xdg-open", String.valueOf(folder == null ? path : folder));
  }

  /**
   * Runs a command; one that goes on is one that works.
   *
   * @return whether it could be run and did not fail
   */
  boolean run(List<String> command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
      // Explorer ends with 1 also when it did as it was told.
      return !ended || process.exitValue() == 0 || command.getFirst().equals("explorer");
    } catch (IOException e) {
      return false;
    }
  }
}
