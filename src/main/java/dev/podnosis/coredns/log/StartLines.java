package dev.podnosis.coredns.log;

import dev.podnosis.coredns.log.LogLine.Level;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines without a level: what is printed at start, why CoreDNS did not start, stack traces. */
final class StartLines {
  private static final Pattern PARSING =
      Pattern.compile(
          "\\S*?:(\\d{1,7}) - Error during parsing: (?:Unknown directive '([^']*)')?.*",
          Pattern.DOTALL);

  /** {@code .:53}, {@code tls://example.org.:853}, {@code cluster.local.:53 on 169.254.20.10}. */
  private static final Pattern LISTENING =
      Pattern.compile("(?:\\w{3,6}://)?(\\S*\\.):(\\d{1,5})(?: on (\\S+))?");

  private static final Pattern BUILT =
      Pattern.compile(".{0,40}?\\w+/\\w+, go\\d\\S*,.*", Pattern.DOTALL);
  private static final Pattern LISTEN_FAILED =
      Pattern.compile("(?:Listen: )?listen (?:tcp|udp)\\d? .*", Pattern.DOTALL);
  private static final Pattern STACK =
      Pattern.compile(
          "goroutine \\d+ .*|created by .*|\\[signal .*|exit status \\d+|\\s+\\S+\\.(?:go|s):\\d+.*"
              + "|[\\w.\\-/*()@]+\\(.*\\)",
          Pattern.DOTALL);

  private StartLines() {}

  static LogLine parse(String text) {
    Optional<LogLine> marker = marker(text);
    if (marker.isPresent()) {
      return marker.get();
    }
    Matcher parsing = PARSING.matcher(text);
    if (parsing.matches()) {
      String directive = parsing.group(2) == null ? "" : parsing.group(2);
      return new LogLine.StartupFatal(Integer.parseInt(parsing.group(1)), directive, text);
    }
    if (LISTEN_FAILED.matcher(text).matches() || text.startsWith("plugin/")) {
      return new LogLine.StartupFatal(0, "", text);
    }
    if (text.startsWith("panic: ") || text.startsWith("fatal error: ")) {
      return new LogLine.Panic(false, text);
    }
    if (text.startsWith("maxprocs: ")) {
      return new LogLine.Other(Level.NONE, "maxprocs", text);
    }
    if (text.startsWith("unable to retrieve container logs")
        || text.startsWith("Error from server")
        || text.startsWith("failed to try resolving symlinks in path")) {
      return new LogLine.LogUnavailable(text);
    }
    return text.isBlank() || logo(text) || STACK.matcher(text).matches()
        ? new LogLine.Continuation(text)
        : KubernetesLines.parse(Level.NONE, text) instanceof LogLine.Other
            ? new LogLine.Unparsed(text)
            : KubernetesLines.parse(Level.NONE, text);
  }

  /** Lines that early versions print with a level and later ones without. */
  static Optional<LogLine> marker(String text) {
    Optional<LogLine> version = CoreLines.version(text);
    if (version.isPresent()) {
      return version;
    }
    if (BUILT.matcher(text).matches()) {
      return Optional.of(new LogLine.Built(text));
    }
    Matcher listening = LISTENING.matcher(text);
    return listening.matches()
        ? Optional.of(
            new LogLine.Listening(
                listening.group(1),
                Integer.parseInt(listening.group(2)),
                listening.group(3) == null ? "" : listening.group(3)))
        : Optional.empty();
  }

  /** The picture that CoreDNS 1.6.3 and later drew on a terminal. */
  private static boolean logo(String text) {
    return text.length() < 80
        && text.contains("__")
        && text.chars()
            .allMatch(c -> c == '_' || c == '/' || c == '\\' || c == '|' || c == ' ' || c == '\t');
  }
}
