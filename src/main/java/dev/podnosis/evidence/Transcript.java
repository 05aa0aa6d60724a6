package dev.podnosis.evidence;

import org.jspecify.annotations.Nullable;

/**
 * What was run and what came back, word for word.
 *
 * @param command the kubectl equivalent, ready to copy
 * @param exitCode the exit status; null where there is none (an API read) or it was not told
 * @param stdout standard output or the body
 * @param stderr standard error
 * @param truncated whether output was cut to a bound
 */
public record Transcript(
    String command, @Nullable Integer exitCode, String stdout, String stderr, boolean truncated) {
  /** A command without output of its own worth keeping. */
  public static Transcript ofCommand(String command) {
    return new Transcript(command, null, "", "", false);
  }
}
