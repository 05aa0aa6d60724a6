package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * Reads the times in front of lines: {@code 2026-01-02T15:04:05.123456789Z} of container runtimes
 * and of CoreDNS 1.2.6 to 1.6.2, {@code 2018/08/15 14:37:17 } of older ones. The minute is
 * remembered, since the next line mostly lies in it. Not safe for several threads.
 */
final class TimeStamps {
  static final long NONE = Long.MIN_VALUE;
  private static final long NANOS = 1_000_000_000L;

  /** Seconds since 1970 have ten digits from September 2001 until 2286. */
  private static final Pattern EPOCH = Pattern.compile("[1-9]\\d{9,18}(\\.\\d{1,9})?");

  private static final BigDecimal EARLIEST_NANOS = new BigDecimal("1e18");
  private static final BigDecimal LATEST_NANOS = new BigDecimal("7.2e18");

  private long cachedHead;
  private long cachedTail;
  private long cachedMinute = NONE;

  /** Nanoseconds since 1970 of the last successful read. */
  long epochNanos = NONE;

  /** Reads a time at the start of the bytes; the offset behind it and the space, or -1. */
  int read(byte[] b, int from, int to) {
    if (to - from < 20 || !ByteSearch.isDigit(b[from])) {
      return -1;
    }
    if (b[from + 4] == '-' && (b[from + 10] == 'T' || b[from + 10] == ' ')) {
      return rfc3339(b, from, to);
    }
    return b[from + 4] == '/' && b[from + 10] == ' ' ? goLog(b, from, to) : -1;
  }

  /**
   * Reads a time that stands by itself: as above, or as a number since 1970, whose size tells
   * seconds, milliseconds, microseconds and nanoseconds apart. {@link #NONE} for anything else.
   */
  long read(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    if (read(bytes, 0, bytes.length) >= 0) {
      return epochNanos;
    }
    if (!EPOCH.matcher(text).matches()) {
      return NONE;
    }
    BigDecimal nanos = new BigDecimal(text);
    while (nanos.compareTo(EARLIEST_NANOS) < 0) {
      nanos = nanos.movePointRight(3);
    }
    return nanos.compareTo(LATEST_NANOS) < 0 ? nanos.longValue() : NONE;
  }

  private int rfc3339(byte[] b, int from, int to) {
    long minute = minute(b, from);
    if (minute == NONE || b[from + 16] != ':') {
      return -1;
    }
    int at = from + 17;
    int seconds = two(b, at);
    at += 2;
    long fraction = 0;
    int digits = 0;
    if (at < to && (b[at] == '.' || b[at] == ',')) {
      at++;
      while (at < to && ByteSearch.isDigit(b[at])) {
        if (digits < 9) {
          fraction = fraction * 10 + b[at] - '0';
          digits++;
        }
        at++;
      }
    }
    for (; digits < 9; digits++) {
      fraction *= 10;
    }
    int zone = zoneEnd(b, at, to);
    if (zone < 0 || seconds < 0 || seconds > 60) {
      return -1;
    }
    long offset = b[at] == 'Z' ? 0 : offsetMinutes(b, at);
    epochNanos = ((minute - offset) * 60 + seconds) * NANOS + fraction;
    return zone < to && (b[zone] == ' ' || b[zone] == '\t') ? zone + 1 : zone == to ? to : -1;
  }

  private static int zoneEnd(byte[] b, int at, int to) {
    if (at < to && b[at] == 'Z') {
      return at + 1;
    }
    boolean sign = at < to && (b[at] == '+' || b[at] == '-');
    return sign && at + 6 <= to && b[at + 3] == ':' ? at + 6 : -1;
  }

  private static long offsetMinutes(byte[] b, int at) {
    int minutes = two(b, at + 1) * 60 + two(b, at + 4);
    return b[at] == '-' ? -minutes : minutes;
  }

  private long minute(byte[] b, int from) {
    long head = ByteSearch.longAt(b, from);
    long tail = ByteSearch.longAt(b, from + 8);
    if (head == cachedHead && tail == cachedTail) {
      return cachedMinute;
    }
    long minute = epochMinute(b, from, from + 11, from + 14);
    cachedHead = head;
    cachedTail = tail;
    cachedMinute = minute;
    return minute;
  }

  private int goLog(byte[] b, int from, int to) {
    long minute = epochMinute(b, from, from + 11, from + 14);
    int seconds = two(b, from + 17);
    if (minute == NONE || seconds < 0 || from + 19 >= to || b[from + 19] != ' ') {
      return -1;
    }
    epochNanos = (minute * 60 + seconds) * NANOS;
    return from + 20;
  }

  private static long epochMinute(byte[] b, int date, int hour, int minute) {
    int century = two(b, date);
    int year = two(b, date + 2);
    int h = two(b, hour);
    int m = two(b, minute);
    // Nanoseconds since 1970 fit a long until 2262.
    if (century < 19 || century > 21 || year < 0 || h < 0 || m < 0) {
      return NONE;
    }
    try {
      return LocalDateTime.of(century * 100 + year, two(b, date + 5), two(b, date + 8), h, m)
              .toEpochSecond(ZoneOffset.UTC)
          / 60;
    } catch (DateTimeException e) {
      return NONE;
    }
  }

  private static int two(byte[] b, int at) {
    return ByteSearch.isDigit(b[at]) && ByteSearch.isDigit(b[at + 1])
        ? (b[at] - '0') * 10 + b[at + 1] - '0'
        : -1;
  }
}
