package dev.podnosis.coredns.log;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time of the common log format, {@code 07/Sep/2018:15:29:11 +0000}. */
final class ClfTime {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

  private ClfTime() {}

  /** Nanoseconds since 1970, {@link TimeStamps#NONE} for anything else. */
  static long epochNanos(String text) {
    if (text.length() != 26) {
      return TimeStamps.NONE;
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text, FORMAT);
      boolean fits = time.getYear() >= 1970 && time.getYear() < 2200;
      return fits ? time.toEpochSecond() * 1_000_000_000L : TimeStamps.NONE;
    } catch (DateTimeException e) {
      return TimeStamps.NONE;
    }
  }
}
