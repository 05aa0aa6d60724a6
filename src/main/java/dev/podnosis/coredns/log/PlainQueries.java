package dev.podnosis.coredns.log;

import static dev.podnosis.coredns.log.ByteSearch.HIGHS;
import static dev.podnosis.coredns.log.ByteSearch.ONES;
import static dev.podnosis.coredns.log.ByteSearch.SPACES;
import static dev.podnosis.coredns.log.ByteSearch.longAt;
import static dev.podnosis.coredns.log.QueryTail.SEVEN_BYTES;

/**
 * The shortest way through a very long log: runs over lines that end as nearly all queries do,
 * {@code " NOERROR FLAGS SIZE 0.123456789s} or {@code NXDOMAIN}, and stops before any other, which
 * {@link Tally} then reads with care. Whatever is accepted here, {@link QueryTail} accepts with the
 * same result.
 */
final class PlainQueries {
  /** The last eight bytes ahead of the flags. */
  private static final long NXDOMAIN = word("XDOMAIN ");

  private static final long NOERROR = word("NOERROR ");

  /** What stands ahead of those, from the quote that ends the question. */
  private static final long AHEAD_OF_NXDOMAIN = word("\" N");

  private static final long AHEAD_OF_NOERROR = word("\" ");

  /** A space, the whole seconds and the point, ahead of the digits. */
  private static final long NO_SECONDS = word(" 0.");

  private static final int ZERO_AND_S = 's' << 8 | '0';
  private static final long TWO_BYTES = 0xffffL;
  private static final long THREE_BYTES = 0xffffffL;
  private static final long ZEROS = ONES * '0';
  private static final long POINTS = ONES * '.';

  /** A bit that digits have and spaces have not. */
  private static final long DIGIT_BITS = ONES * 0x10;

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
    long sum = 0;
    int longest = 0;
    LatencyHistogram latency = replica.latency();
    while (count < most && from + SHORTEST <= length) {
      if (!beginsQuery(longAt(b, from))) {
        break;
      }
      int to = ByteSearch.newline(b, from + 8, length);
      if (to - from < SHORTEST || to == length) {
        break;
      }
      int digits = digits(b, to);
      int nanos = digits == 9 ? nineDigits(b, to) : fewerDigits(b, to, digits);
      int flags = flags(b, flagsEnd(b, to - 4 - digits));
      if (nanos < 0 || nanos > slow || flags - from < HEAD) {
        break;
      }
      // Without a branch on which of the two it is: a processor could not foresee it.
      long rcode = longAt(b, flags - 8);
      long ahead = longAt(b, flags - 11);
      long isNot = notZero(rcode ^ NXDOMAIN | ahead & THREE_BYTES ^ AHEAD_OF_NXDOMAIN);
      long isNeither =
          isNot & notZero(rcode ^ NOERROR | ahead >>> 8 & TWO_BYTES ^ AHEAD_OF_NOERROR);
      if (isNeither != 0) {
        break;
      }
      failed += 1 - (int) isNot;
      latency.count(nanos, weight);
      sum += nanos;
      longest = Math.max(longest, nanos);
      count++;
      from = to + 1;
    }
    latency.counted(count, sum, longest, weight);
    lines = count;
    nxdomain = failed;
    return from;
  }

  /** Whether the level and the first digit of an address stand there. */
  private static boolean beginsQuery(long word) {
    return (word & SEVEN_BYTES) == QueryTail.INFO && ByteSearch.isDigit((int) (word >>> 56));
  }

  /**
   * How many bytes stand behind {@code 0.} and ahead of the last one: nine, fewer where CoreDNS
   * left trailing zeros out, or none of this.
   */
  private static int digits(byte[] b, int to) {
    if ((longAt(b, to - 13) & THREE_BYTES) == NO_SECONDS) {
      return 9;
    }
    long points = zeroBytes(longAt(b, to - 9) ^ POINTS);
    int digits = points == 0 ? 8 : Long.numberOfLeadingZeros(points) >>> 3;
    return (longAt(b, to - 4 - digits) & THREE_BYTES) == NO_SECONDS ? digits : 0;
  }

  /** The number in nine digits ahead of an {@code s} that ends the line, or -1. */
  private static int nineDigits(byte[] b, int to) {
    int eight = ByteSearch.eightDigits(longAt(b, to - 10));
    int ninth = (int) (longAt(b, to - 8) >>> 48) - ZERO_AND_S;
    return (eight | ninth | 9 - ninth) < 0 ? -1 : eight * 10 + ninth;
  }

  /** The same with fewer digits, as if zeros stood behind them. */
  private static int fewerDigits(byte[] b, int to, int digits) {
    if (digits == 0 || b[to - 1] != 's') {
      return -1;
    }
    // Moved to the front, with the zeros behind that were left out; the ninth is one of them.
    long word = longAt(b, to - 9) >>> 64 - 8 * digits | ZEROS << 8 * (digits - 1) << 8;
    int eight = ByteSearch.eightDigits(word);
    return eight < 0 ? -1 : eight * 10;
  }

  /** Where the flags end, ahead of a size of up to eight digits and a space; or -1. */
  private static int flagsEnd(byte[] b, int space) {
    long size = longAt(b, space - 8);
    int bits = Long.numberOfLeadingZeros(~size & DIGIT_BITS) & -8;
    // No digit at all is shifted by nothing, and found to be none.
    long number = (size ^ ZEROS) >>> 64 - bits;
    boolean isNumber = ((number | number + ONES * 0x76) & HIGHS) == 0;
    int end = space - 1 - (bits >>> 3);
    return isNumber && b[end] == ' ' ? end : -1;
  }

  /** Where the flags begin, behind the last space ahead of their end, or -1. */
  private static int flags(byte[] b, int end) {
    if (end < 0) {
      return -1;
    }
    long near = longAt(b, end - 8);
    // The usual ones, "qr,aa,rd" and "qr,rd,ra".
    if ((near - ONES * '!' & HIGHS) == 0 && b[end - 9] == ' ') {
      return end - 8;
    }
    long spaces = zeroBytes(near ^ SPACES);
    if (spaces != 0) {
      return end - (Long.numberOfLeadingZeros(spaces) >>> 3);
    }
    spaces = zeroBytes(longAt(b, end - 16) ^ SPACES);
    return spaces == 0 ? -1 : end - 8 - (Long.numberOfLeadingZeros(spaces) >>> 3);
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
