package dev.podnosis.probe;

import java.util.ArrayList;
import java.util.List;

/** Asks a container which programs it has, what system it is and which C library. */
final class ToolCheck {
  /** The script's {@code $0}; its arguments are the tools to look for. */
  static final String NAME = "podnosis-container";

  private static final Script SCRIPT =
      new Script(
          NAME,
          """
          for t in "$@"; do command -v "$t" >/dev/null 2>&1 && printf 'tool %s\\n' "$t"; done
          cat /etc/os-release 2>/dev/null
          echo ---libc
          ls /lib/ld-musl-* 2>/dev/null
          ldd --version 2>&1 | head -n 3
          """);

  private ToolCheck() {}

  static List<String> command(List<String> tools) {
    return SCRIPT.command(tools);
  }

  /** Those of the tools that were found. */
  static List<String> found(String output, List<String> tools) {
    return output
        .lines()
        .filter(line -> line.startsWith("tool "))
        .map(line -> line.substring(5).strip())
        .filter(tools::contains)
        .toList();
  }

  /** Those of the tools that were not found. */
  static List<String> lacking(String output, List<String> tools) {
    List<String> lacking = new ArrayList<>(tools);
    lacking.removeAll(found(output, tools));
    return lacking;
  }
}
