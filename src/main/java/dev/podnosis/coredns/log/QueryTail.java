package dev.podnosis.coredns.log;

/**
 * The end of a query line, read backwards: {@code " RCODE FLAGS SIZE DURATIONs}. That is all the
 * statistics of every line need, and it is the same in all generations of the format. One reader is
 * reused for many lines; it is not safe for several threads.
 */
final class QueryTail {
  /** {@code [INFO] } as a little-endian long without its eighth byte. */
  private static final long INFO = 0x205d4f464e495bL;

  private static final long SEVEN_BYTES = 0xffffffffffffffL;

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
    e--;
    while (e > from && b[e] != ' ') {
      e--;
    }
    rcodeTo = e--;
    while (e > from && b[e] != ' ' && rcodeTo - e < 20) {
      e--;
    }
    rcodeFrom = e + 1;
    return e > from + 20 && b[e] == ' ' && b[e - 1] == '"' && rcodeFrom < rcodeTo;
  }

  private static boolean beginsAddress(byte c) {
    return ByteSearch.isDigit(c) || c == '[';
  }

  /** Reads {@code 0.000123456}, seconds, backwards; the offset before it, or -1. */
  private int duration(byte[] b, int from, int last) {
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
    e--;
    long seconds = 0;
    unit = 1;
    int whole = e;
    while (e > from && ByteSearch.isDigit(b[e]) && whole - e < 7) {
      seconds += (b[e] - '0') * unit;
      unit *= 10;
      e--;
    }
    nanos = seconds * 1_000_000_000L + fraction;
    return e == whole ? -1 : e;
  }
}
