package dev.podnosis.coredns.log;

import static dev.podnosis.coredns.log.ByteSearch.HIGHS;
import static dev.podnosis.coredns.log.ByteSearch.ONES;
import static dev.podnosis.coredns.log.ByteSearch.SPACES;
import static dev.podnosis.coredns.log.ByteSearch.longAt;

/**
 * The shortest way through a very long log: runs over lines that end as nearly all queries do,
 * {@code " NOERROR FLAGS SIZE 0.123456789s} or {@code NXDOMAIN}, and stops before any other, which
 * {@link Tally} then reads with care. Whatever is accepted here, {@link QueryTail} accepts with the
 * same result.
 */
final class PlainQueries {
  /** Eight bytes ahead of the flags. */
  private static final long NXDOMAIN = word("NXDOMAIN");

  private static final long NOERROR = word(" NOERROR");

  /** A space, the whole seconds and the point, ahead of the digits. */
  private static final long NO_SECONDS = word(" 0.");

  private static final long QUOTE_SPACE = word("\" ");
  private static final long TWO_BYTES = 0xffffL;
  private static final long THREE_BYTES = 0xffffffL;
  private static final long ZEROS = ONES * '0';
  private static final long POINTS = ONES * '.';

  /** Shorter lines are left to others; a query's line is longer. */
  private static final int SHORTEST = 64;

  /** Room for level, client, id and question ahead of the response code and the flags. */
  private static final int HEAD = 48;

  /** Lines run over since the last start. */
  int lines;

  /** Of those, the ones with NXDOMAIN. */
  int nxdomain;

  private static long word(String text) {
    long word = 0;
    for (int i = text.length() - 1; i >= 0; i--) {
      word = word << 8 | text.charAt(i);
    }
    return word;
  }

  /**
   * Runs over at most so many lines.
   *
   * @param slow a query that took longer, in nanoseconds, is left to others
   * @return where the first line begins that was not run over
   */
  int run(byte[] b, int start, int length, int most, long slow, ReplicaTally replica, int weight) {
    int from = start;
    int count = 0;
    int failed = 0;
    LatencyHistogram latency = replica.latency();
    while (count < most && from + SHORTEST <= length) {
      if (!QueryTail.startsWithInfo(b, from, length) || !ByteSearch.isDigit(b[from + 7])) {
        break;
      }
      int to = ByteSearch.newline(b, from, length);
      if (to - from < SHORTEST || to == length) {
        break;
      }
      int digits = digits(b, to);
      if (digits == 0) {
        break;
      }
      int nanos = nanos(b, to, digits);
      int flags = flags(b, to - 4 - digits);
      if (nanos < 0 || nanos > slow || flags - from < HEAD) {
        break;
      }
      // Without a branch on which of the two it is: a processor could not foresee it.
      long word = longAt(b, flags - 9);
      long before = longAt(b, flags - 11) & TWO_BYTES;
      long isNot = notZero(word ^ NXDOMAIN | before ^ QUOTE_SPACE);
      long isNeither = isNot & notZero(word ^ NOERROR | before >>> 8 ^ '"');
      if (isNeither != 0) {
        break;
      }
      failed += 1 - (int) isNot;
      latency.add(nanos, weight);
      count++;
      from = to + 1;
    }
    lines = count;
    nxdomain = failed;
    return from;
  }

  /**
   * How many bytes stand behind {@code 0.} and ahead of an {@code s} that ends the line: nine,
   * fewer where CoreDNS left trailing zeros out, or none of this.
   */
  private static int digits(byte[] b, int to) {
    if (b[to - 1] != 's') {
      return 0;
    }
    int digits = 9;
    if (b[to - 11] != '.') {
      long points = zeroBytes(longAt(b, to - 9) ^ POINTS);
      digits = points == 0 ? 8 : Long.numberOfLeadingZeros(points) >>> 3;
    }
    return (longAt(b, to - 4 - digits) & THREE_BYTES) == NO_SECONDS ? digits : 0;
  }

  /** The number in so many digits behind the point and ahead of the last byte, or -1. */
  private static int nanos(byte[] b, int to, int digits) {
    long word = longAt(b, to - 9);
    if (digits < 9) {
      // Moved to the front, with the zeros behind that were left out; the ninth is one of them.
      int eight = ByteSearch.eightDigits(word >>> 64 - 8 * digits | ZEROS << 8 * (digits - 1) << 8);
      return eight < 0 ? -1 : eight * 10;
    }
    int first = b[to - 10] - '0';
    int rest = ByteSearch.eightDigits(word);
    return first < 0 || first > 9 || rest < 0 ? -1 : first * 100_000_000 + rest;
  }

  /** Where the flags begin that stand ahead of a size of up to seven digits and a space, or -1. */
  private static int flags(byte[] b, int space) {
    long size = longAt(b, space - 8);
    long ahead = zeroBytes(size ^ SPACES);
    int digits = Long.numberOfLeadingZeros(ahead) >>> 3;
    if (digits == 0 || ahead == 0) {
      return -1;
    }
    long number = (size ^ ZEROS) & -1L << 64 - 8 * digits;
    if (((number | number + ONES * 0x76) & HIGHS) != 0) {
      return -1;
    }
    int end = space - 1 - digits;
    long near = zeroBytes(longAt(b, end - 8) ^ SPACES);
    if (near != 0) {
      return end - (Long.numberOfLeadingZeros(near) >>> 3);
    }
    long far = zeroBytes(longAt(b, end - 16) ^ SPACES);
    return far == 0 ? -1 : end - 8 - (Long.numberOfLeadingZeros(far) >>> 3);
  }

  /** One, or zero for zero. */
  private static long notZero(long x) {
    return (x | -x) >>> 63;
  }

  /** The high bit of each byte that is zero, exactly. */
  private static long zeroBytes(long x) {
    return ~((x & ~HIGHS) + ~HIGHS | x | ~HIGHS);
  }
}
