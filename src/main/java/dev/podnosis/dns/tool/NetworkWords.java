package dev.podnosis.dns.tool;

import dev.podnosis.dns.LookupOutcome.NoAnswer.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words in which tools tell of network errors (strerror of glibc and musl, BIND's results). */
final class NetworkWords {

  private static final Map<Kind, List<String>> WORDS =
      Map.of(
          Kind.TIMEOUT,
          List.of("timed out", "ncat: timeout"),
          Kind.REFUSED,
          List.of("connection refused", "connection reset", "port unreachable"),
          Kind.UNREACHABLE,
          List.of(
              "network is unreachable",
              "network unreachable",
              "net unreachable",
              "no route to host",
              "host unreachable",
              "host is unreachable",
              "permission denied",
              "operation not permitted",
              "address not available",
              "cannot assign requested address"),
          // The other side closed the connection without an answer.
          Kind.MALFORMED,
          List.of("end of file", "unexpected end", "malformed", "bad packet"));

  private static final List<Kind> ORDER =
      List.of(Kind.REFUSED, Kind.UNREACHABLE, Kind.MALFORMED, Kind.TIMEOUT);

  private NetworkWords() {}

  /** What the text tells of, if it is one of these errors. */
  static Optional<Kind> kind(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return ORDER.stream()
        .filter(k -> WORDS.getOrDefault(k, List.of()).stream().anyMatch(lower::contains))
        .findFirst();
  }
}
