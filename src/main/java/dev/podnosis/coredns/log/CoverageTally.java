package dev.podnosis.coredns.log;

import java.time.Instant;

/** Counts what was understood and what was not. */
final class CoverageTally {
  private static final long JUMP_NANOS = 2_000_000_000L;

  private final Samples samples;
  long bytes;
  long lines;
  long empty;
  long continuations;
  long cut;
  long overlong;
  private long unparsed;
  private long binary;
  private long timed;
  private long clockJumps;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  CoverageTally(int maxSamples) {
    samples = new Samples(maxSamples);
  }

  void time(long at, ReplicaTally replica) {
    timed++;
    first = Math.min(first, at);
    last = Math.max(last, at);
    replica.first = Math.min(replica.first, at);
    replica.last = Math.max(replica.last, at);
    if (replica.previous != TimeStamps.NONE && at < replica.previous - JUMP_NANOS) {
      clockJumps++;
    }
    replica.previous = at;
  }

  void unparsed(long offset, String text) {
    unparsed++;
    if (isBinary(text)) {
      binary++;
    }
    sample(offset, text);
  }

  void overlong(long offset, String head) {
    overlong++;
    lines++;
    unparsed(offset, head);
  }

  void sample(long offset, String text) {
    if (samples.wants(offset)) {
      samples.add(offset, text);
    }
  }

  private static boolean isBinary(String text) {
    int end = Math.min(text.length(), 1000);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c < 0x09 || c > 0x0d && c < 0x1b) {
        return true;
      }
    }
    return false;
  }

  Coverage toCoverage(long queries, long messages, boolean unavailable, String readError) {
    boolean hasTime = first != Long.MAX_VALUE;
    Instant from = hasTime ? LogLineParser.instant(first) : null;
    Instant to = hasTime ? LogLineParser.instant(last) : null;
    return new Coverage(
        understood(queries, messages, unavailable, lines, empty, unparsed, binary),
        bytes,
        lines,
        empty,
        queries,
        messages,
        continuations,
        unparsed,
        cut,
        overlong,
        binary,
        timed,
        clockJumps,
        samples.texts(),
        from,
        to,
        readError);
  }

  static Coverage.Understood understood(
      long queries,
      long messages,
      boolean unavailable,
      long lines,
      long empty,
      long unparsed,
      long binary) {
    if (lines == empty) {
      return Coverage.Understood.EMPTY;
    }
    long known = queries + messages;
    if (unavailable && known <= 1) {
      return Coverage.Understood.UNAVAILABLE;
    }
    if (known == 0) {
      return binary * 5 > unparsed ? Coverage.Understood.BINARY : Coverage.Understood.OTHER_PROGRAM;
    }
    return unparsed * 9 <= known ? Coverage.Understood.COREDNS : Coverage.Understood.PARTLY;
  }
}
