package dev.podnosis.coredns.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time. */
final class ByteSearch {
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  static final long ONES = 0x0101010101010101L;
  static final long HIGHS = 0x8080808080808080L;
  static final long SPACES = ONES * ' ';

  private ByteSearch() {}

  /** Offset of the first such byte, or {@code to}. */
  static int find(byte[] b, int from, int to, byte wanted) {
    long pattern = ONES * (wanted & 0xff);
    int i = from;
    for (; i + 8 <= to; i += 8) {
      // Classic test for a zero byte; the first one found is exact.
      long x = (long) LONG.get(b, i) ^ pattern;
      long zero = (x - ONES) & ~x & HIGHS;
      if (zero != 0) {
        return i + (Long.numberOfTrailingZeros(zero) >>> 3);
      }
    }
    for (; i < to; i++) {
      if (b[i] == wanted) {
        return i;
      }
    }
    return to;
  }

  /** As {@link #find} for a newline, 32 bytes at a time: most have no control character. */
  static int newline(byte[] b, int from, int to) {
    int i = from;
    for (; i + 32 <= to; i += 32) {
      // A byte below the space borrows its high bit; so may a byte that is not ASCII.
      long w0 = (long) LONG.get(b, i) - SPACES;
      long w1 = (long) LONG.get(b, i + 8) - SPACES;
      long w2 = (long) LONG.get(b, i + 16) - SPACES;
      long w3 = (long) LONG.get(b, i + 24) - SPACES;
      if (((w0 | w1 | w2 | w3) & HIGHS) != 0) {
        int at = newline(b, i, w0, w1, w2, w3);
        if (at < i + 32) {
          return at;
        }
      }
    }
    return find(b, i, to, (byte) '\n');
  }

  /** The first newline of 32 bytes, or their end. */
  private static int newline(byte[] b, int from, long w0, long w1, long w2, long w3) {
    // The bit of each byte in question: its place in the word counts eight, the word's number one.
    long all = (w0 & HIGHS) >>> 3 | (w1 & HIGHS) >>> 2 | (w2 & HIGHS) >>> 1 | w3 & HIGHS;
    int bit = Long.numberOfTrailingZeros(all) - 4;
    int at = from + (bit & 3) * 8 + (bit >>> 3);
    boolean one = (all & all - 1) == 0 && b[at] == '\n';
    return one ? at : find(b, from, from + 32, (byte) '\n');
  }

  static long longAt(byte[] b, int at) {
    return (long) LONG.get(b, at);
  }

  /** A 64-bit hash of the bytes; equal bytes give equal hashes. */
  static long hash(byte[] b, int from, int to) {
    long h = (long) to - from;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      h = mix(h ^ longAt(b, i));
    }
    long rest = 0;
    for (; i < to; i++) {
      rest = rest << 8 | (b[i] & 0xff);
    }
    return mix(h ^ rest);
  }

  private static long mix(long h) {
    long m = h * 0x9E3779B97F4A7C15L;
    return m ^ m >>> 32;
  }

  static boolean startsWith(byte[] b, int from, int to, String ascii) {
    if (to - from < ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (b[from + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  static boolean endsWith(byte[] b, int from, int to, byte[] suffix) {
    int start = to - suffix.length;
    if (start < from) {
      return false;
    }
    int i = suffix.length - 8;
    if (i >= 0 && longAt(b, start + i) != longAt(suffix, i)) {
      return false;
    }
    for (i = i < 0 ? suffix.length - 1 : i - 1; i >= 0; i--) {
      if (b[start + i] != suffix[i]) {
        return false;
      }
    }
    return true;
  }

  /** Offset of the last such byte before {@code to}, {@code from - 1} when there is none. */
  static int findLast(byte[] b, int from, int to, byte wanted) {
    long pattern = ONES * (wanted & 0xff);
    int i = to;
    for (; i - 8 >= from; i -= 8) {
      long x = (long) LONG.get(b, i - 8) ^ pattern;
      // Exact in every byte, since the last one counts here.
      long zero = ~((x & ~HIGHS) + ~HIGHS | x | ~HIGHS);
      if (zero != 0) {
        return i - 1 - (Long.numberOfLeadingZeros(zero) >>> 3);
      }
    }
    for (i--; i >= from; i--) {
      if (b[i] == wanted) {
        return i;
      }
    }
    return from - 1;
  }

  /**
   * The number in eight ASCII digits, the first in the lowest byte, or -1 when one of them is none.
   */
  static int eightDigits(long ascii) {
    long x = ascii - ONES * '0';
    // A byte above nine carries into its high bit here, one below '0' has it from the subtraction.
    if (((x | x + ONES * 0x76) & HIGHS) != 0) {
      return -1;
    }
    x = x * 10 + (x >>> 8);
    return (int)
        ((x & 0x000000ff000000ffL) * (100 + (1_000_000L << 32))
                + (x >>> 16 & 0x000000ff000000ffL) * (1 + (10_000L << 32))
            >>> 32);
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
