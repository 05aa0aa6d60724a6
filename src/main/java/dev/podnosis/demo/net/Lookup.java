package dev.podnosis.demo.net;

import java.time.Duration;
import java.util.List;

/**
 * What getaddrinfo would say.
 *
 * @param outcome how it ended
 * @param canonical the name that was found, absolute without its last dot
 * @param addresses IPv4 and IPv6 addresses in the order of the answers
 * @param took how long it took
 */
public record Lookup(Outcome outcome, String canonical, List<String> addresses, Duration took) {
  /** The ways a lookup can end, as the EAI codes tell them apart. */
  public enum Outcome {
    FOUND,
    NO_NAME,
    TRY_AGAIN
  }

  public Lookup {
    addresses = List.copyOf(addresses);
  }
}
