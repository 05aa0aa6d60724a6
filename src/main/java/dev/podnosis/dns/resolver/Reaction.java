package dev.podnosis.dns.resolver;

import dev.podnosis.dns.Rcode;
import java.time.Duration;

/** What came of a query. */
public sealed interface Reaction {

  /**
   * A response.
   *
   * @param records whether its answer section holds any
   * @param truncated whether it carries TC
   * @param after how long it took
   */
  record Response(Rcode rcode, boolean records, boolean truncated, Duration after)
      implements Reaction {}

  /** Nothing came back. */
  record Silence() implements Reaction {}

  /** The port is closed: ICMP port unreachable, or a TCP reset. */
  record PortClosed(Duration after) implements Reaction {}

  /** A response with records, at once. */
  static Reaction found() {
    return new Response(Rcode.NOERROR, true, false, Duration.ZERO);
  }

  /** A response without records, at once. */
  static Reaction rcode(Rcode rcode) {
    return new Response(rcode, false, false, Duration.ZERO);
  }
}
