package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;

/** Reads single lines of a log. Reused for many lines; not safe for several threads. */
public final class LogLineParser {
  private final Envelope envelope = new Envelope();
  private final QueryLine query = new QueryLine();

  /** Reads one line; one that cannot be understood is {@link LogLine.Unparsed}. */
  public LoggedLine parse(String line) {
    byte[] bytes = line.stripTrailing().getBytes(UTF_8);
    envelope.open(bytes, 0, bytes.length);
    LogLine parsed = payload(envelope.bytes, envelope.from, envelope.to);
    long nanos = envelope.epochNanos;
    if (nanos == TimeStamps.NONE && parsed instanceof LogLine.Query) {
      nanos = clfTime();
    }
    Instant at = nanos == TimeStamps.NONE ? null : instant(nanos);
    return new LoggedLine(at, envelope.replica, parsed);
  }

  static Instant instant(long epochNanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(epochNanos, 1_000_000_000L), Math.floorMod(epochNanos, 1_000_000_000L));
  }

  private LogLine payload(byte[] b, int from, int to) {
    if (query.scan(b, from, to)) {
      return query.toLine();
    }
    if (ByteSearch.startsWith(b, from, to, "[INFO] ") && query.scan(b, from + 7, to)) {
      return query.toLine();
    }
    String text = new String(b, from, to - from, UTF_8);
    LogLine custom = CustomQuery.parse(text);
    return custom == null ? MessageParser.parse(text) : custom;
  }

  /** {@code 07/Sep/2018:15:29:11 +0000} in query lines of versions up to 1.2.5. */
  private long clfTime() {
    return ClfTime.epochNanos(query.text(query.stampFrom, query.stampTo));
  }
}
