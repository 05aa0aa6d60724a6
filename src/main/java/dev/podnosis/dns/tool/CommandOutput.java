package dev.podnosis.dns.tool;

import dev.podnosis.dns.Printable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command left behind.
 *
 * @param exitCode null when it was not told
 * @param stdout standard output
 * @param stderr standard error; may hold lines of kubectl's own
 * @param cutShort whether the command was ended because its time was up
 */
public record CommandOutput(
    @Nullable Integer exitCode, String stdout, String stderr, boolean cutShort) {

  /** Characters of each stream that are looked at; no answer needs as many. */
  static final int MAX_CHARACTERS = 1 << 20;

  private static final int MAX_DETAIL = 300;

  public CommandOutput {
    stdout = stdout.substring(0, Math.min(stdout.length(), MAX_CHARACTERS));
    stderr = stderr.substring(0, Math.min(stderr.length(), MAX_CHARACTERS));
  }

  /** Whether it ended by itself with that status. */
  public boolean exited(int code) {
    return !cutShort && exitCode != null && exitCode == code;
  }

  /** The lines of both streams, standard output first. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(stdout.lines().toList());
    lines.addAll(errorLines());
    return lines;
  }

  /** The lines of standard error without kubectl's own. */
  List<String> errorLines() {
    return stderr
        .lines()
        .filter(l -> !l.startsWith("Defaulted container "))
        .filter(l -> !l.startsWith("command terminated with exit code "))
        .toList();
  }

  /** The first words of standard error, else of standard output, safe to show; may be empty. */
  String firstWords() {
    return firstOf(errorLines()).isEmpty()
        ? firstOf(stdout.lines().limit(1000).toList())
        : firstOf(errorLines());
  }

  private static String firstOf(List<String> lines) {
    return lines.stream()
        .filter(l -> !l.isBlank())
        .findFirst()
        .map(l -> Printable.excerpt(l.strip(), MAX_DETAIL))
        .orElse("");
  }
}
