package dev.podnosis.coredns.log;

/**
 * The end of a query line, read backwards: {@code " RCODE FLAGS SIZE DURATIONs}. That is all the
 * statistics of every line need, and it is the same in all generations of the format. One reader is
 * reused for many lines; it is not safe for several threads.
 */
final class QueryTail {
  /** {@code [INFO] } as a little-endian long without its eighth byte. */
  static final long INFO = 0x205d4f464e495bL;

  static final long SEVEN_BYTES = 0xffffffffffffffL;

  /** The shortest line there can be is longer. */
  private static final int SHORTEST = 48;

  int rcodeFrom;
  int rcodeTo;
  long nanos;

  static boolean startsWithInfo(byte[] b, int from, int to) {
    return to - from >= 8 && (ByteSearch.longAt(b, from) & SEVEN_BYTES) == INFO;
  }

  /**
   * Whether the bytes end like a query. What stands before is looked at only as far as its first
   * byte, which begins an address.
   */
  boolean scan(byte[] b, int from, int to) {
    if (to - from < SHORTEST || b[to - 1] != 's' || !beginsAddress(b[from])) {
      return false;
    }
    int e = duration(b, from, to - 2);
    if (e < 0 || b[e] != ' ') {
      return false;
    }
    int digit = --e;
    while (e > from && ByteSearch.isDigit(b[e])) {
      e--;
    }
    if (e == digit || b[e] != ' ') {
      return false;
    }
    rcodeTo = ByteSearch.findLast(b, from, e, (byte) ' ');
    rcodeFrom = ByteSearch.findLast(b, from, Math.max(rcodeTo, from), (byte) ' ') + 1;
    return rcodeFrom > from + 20
        && b[rcodeFrom - 2] == '"'
        && rcodeFrom < rcodeTo
        && rcodeTo - rcodeFrom < 20;
  }

  private static boolean beginsAddress(byte c) {
    return ByteSearch.isDigit(c) || c == '[';
  }

  /** Reads {@code 0.000123456}, seconds, backwards; the offset before it, or -1. */
  private int duration(byte[] b, int from, int last) {
    if (b[last - 9] == '.' && ByteSearch.isDigit(b[last - 8])) {
      // Nine digits, by far the most frequent case.
      int low = ByteSearch.eightDigits(ByteSearch.longAt(b, last - 7));
      if (low >= 0) {
        nanos = (b[last - 8] - '0') * 100_000_000L + low;
        return seconds(b, from, last - 10);
      }
    }
    return slowDuration(b, from, last);
  }

  private int slowDuration(byte[] b, int from, int last) {
    long fraction = 0;
    long unit = 1;
    int e = last;
    while (e > from && ByteSearch.isDigit(b[e]) && last - e < 10) {
      fraction += (b[e] - '0') * unit;
      unit *= 10;
      e--;
    }
    if (e <= from || e == last) {
      return -1;
    }
    if (b[e] != '.') {
      nanos = fraction * 1_000_000_000L;
      return b[e] == ' ' ? e : -1;
    }
    int digits = last - e;
    if (digits > 9) {
      return -1;
    }
    for (int i = digits; i < 9; i++) {
      fraction *= 10;
    }
    nanos = fraction;
    return seconds(b, from, e - 1);
  }

  /** Adds the whole seconds to the nanoseconds; the offset before them, or -1. */
  private int seconds(byte[] b, int from, int last) {
    if (b[last] == '0' && b[last - 1] == ' ') {
      return last - 1;
    }
    long seconds = 0;
    long unit = 1;
    int e = last;
    while (e > from && ByteSearch.isDigit(b[e]) && last - e < 7) {
      seconds += (b[e] - '0') * unit;
      unit *= 10;
      e--;
    }
    nanos += seconds * 1_000_000_000L;
    return e == last ? -1 : e;
  }
}
