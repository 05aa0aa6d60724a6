package dev.podnosis.demo.net;

import java.time.Duration;
import org.xbill.DNS.Message;

/** What came of a question to a name server. */
public sealed interface Exchange {
  /** How long it took until this was known. */
  Duration took();

  /** An answer came. */
  record Answered(Message reply, Duration took) implements Exchange {}

  /** No answer came in time. */
  record TimedOut(Duration took) implements Exchange {}

  /** The port was closed. */
  record Refused(Duration took) implements Exchange {}
}
