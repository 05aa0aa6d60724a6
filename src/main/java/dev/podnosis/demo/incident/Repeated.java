package dev.podnosis.demo.incident;

import dev.podnosis.demo.world.Ids;
import dev.podnosis.demo.world.LogLine;
import dev.podnosis.demo.world.LogSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Lines at a steady pace, a little uneven. The n-th line is always the same, so that two readings
 * agree.
 *
 * @param line the text of the n-th line
 */
record Repeated(Instant from, Instant to, Duration every, LongFunction<String> line)
    implements LogSource {
  /** A kubelet keeps about 10 MB of a log; no more lines than this are made up. */
  private static final long KEPT = 4_000;

  @Override
  public List<LogLine> between(Instant after, Instant until) {
    List<LogLine> lines = new ArrayList<>();
    Instant end = until.isBefore(to) ? until : to;
    if (end.isBefore(from)) {
      return lines;
    }
    long last = Duration.between(from, end).toMillis() / every.toMillis();
    long first =
        after.isAfter(from) ? Duration.between(from, after).toMillis() / every.toMillis() : 0;
    for (long n = Math.max(first, last - KEPT); n <= last; n++) {
      Instant at = from.plus(every.multipliedBy(n)).plusNanos(unevenness(n));
      if (at.isAfter(after) && !at.isAfter(end)) {
        lines.add(new LogLine(at, line.apply(n)));
      }
    }
    return lines;
  }

  private long unevenness(long n) {
    long part = Long.parseLong(Ids.digest(from + "/" + n).substring(0, 7), 16);
    return every.toNanos() / 3 * part / 0x1000_0000L;
  }
}
