package dev.podnosis.probe;

import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.LookupsSeen;
import org.jspecify.annotations.Nullable;

/** One edge to measure: what is sent to whom, again and again. */
sealed interface Ask {
  /** Where it goes. */
  DnsTarget target();

  /** How long one attempt may take, in seconds. */
  int seconds();

  /**
   * A DNS question.
   *
   * @param target the server
   * @param transport how it travels
   * @param question what kind of question it is
   * @param name the name; {@code *.zone} stands for a fresh label each time
   * @param type the record type
   * @param seconds how long to wait for an answer
   * @param bufferSize how large an answer over UDP may be; null for the tool's own choice
   */
  record Lookup(
      DnsTarget target,
      Transport transport,
      LookupsSeen.Question question,
      String name,
      String type,
      int seconds,
      @Nullable Integer bufferSize)
      implements Ask {
    Lookup(
        DnsTarget target,
        Transport transport,
        LookupsSeen.Question question,
        String name,
        String type,
        int seconds) {
      this(target, transport, question, name, type, seconds, null);
    }
  }

  /** A TCP connection without a question. */
  record Connect(DnsTarget target, int seconds) implements Ask {}

  /** An ICMP echo. */
  record Ping(DnsTarget target, int seconds) implements Ask {}
}
