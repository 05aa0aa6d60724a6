package dev.podnosis.dns.tool;

import dev.podnosis.dns.StubOutcome.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The texts of gai_strerror, of glibc and of musl, and what tools make of them. */
public final class ResolverWords {

  private static final Map<Failure, List<String>> WORDS =
      Map.of(
          Failure.NO_SUCH_NAME,
          List.of("Name or service not known", "Name does not resolve", "nodename nor servname"),
          Failure.NO_ADDRESS,
          List.of("No address associated with hostname", "Name has no usable address"),
          Failure.TEMPORARY,
          List.of("Temporary failure in name resolution", "Try again"),
          Failure.PERMANENT,
          List.of("Non-recoverable failure in name resolution", "Non-recoverable error"),
          Failure.UNSPECIFIED,
          List.of("bad address '", "unknown host", "host lookup failed"));

  private static final List<Failure> ORDER =
      List.of(
          Failure.TEMPORARY,
          Failure.NO_ADDRESS,
          Failure.PERMANENT,
          Failure.NO_SUCH_NAME,
          Failure.UNSPECIFIED);

  private ResolverWords() {}

  /** Which failure the text tells of, if it holds one of these texts. */
  public static Optional<Failure> failure(String text) {
    return ORDER.stream()
        .filter(f -> WORDS.getOrDefault(f, List.of()).stream().anyMatch(text::contains))
        .findFirst();
  }
}
