package dev.podnosis.dns.tool;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells that a command did not run at all: no finding about DNS or the network. */
public enum ToolTrouble {
  /** The program is not there. */
  MISSING,
  /** It, or what should have started it, failed. */
  BROKEN;

  private static final int NOT_FOUND = 127;
  private static final int NOT_EXECUTABLE = 126;

  private static final Pattern MISSING_WORDS =
      Pattern.compile(
          "executable file not found in \\$PATH"
              + "|applet not found"
              + "|command not found"
              + "|nsenter: failed to execute [^:]{1,200}: No such file or directory"
              + "|exec: \"[^\"]{1,200}\": stat [^:]{1,200}: no such file or directory");

  private static final List<String> BROKEN_WORDS =
      List.of(
          "OCI runtime exec failed",
          "nsenter: cannot open ",
          "nsenter: reassociate to namespace",
          "error: Internal error occurred",
          "Error from server",
          "unable to upgrade connection",
          "error while loading shared libraries",
          "cannot execute binary file",
          "Exec format error",
          "Segmentation fault");

  /** What kept the command from running, if anything did. */
  public static Optional<ToolTrouble> of(CommandOutput output) {
    List<String> errors = output.errorLines();
    if (output.exited(NOT_FOUND)
        || errors.stream().anyMatch(l -> MISSING_WORDS.matcher(l).find())) {
      return Optional.of(MISSING);
    }
    boolean broken =
        output.exited(NOT_EXECUTABLE)
            || errors.stream().anyMatch(l -> BROKEN_WORDS.stream().anyMatch(l::contains));
    return broken ? Optional.of(BROKEN) : Optional.empty();
  }
}
