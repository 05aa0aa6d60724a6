package dev.podnosis.coredns.log;

import java.util.HashMap;
import java.util.Map;

/** Counts a few different short words; what comes after too many counts as {@code OTHER}. */
final class WordCounts {
  private static final int MAX_LENGTH = 8;

  /** Words of up to eight bytes, each in a long. */
  private final long[] words;

  private final long[] counts;
  private int used;
  private long others;

  WordCounts(int max) {
    words = new long[max];
    counts = new long[max];
  }

  /** Needs eight readable bytes from the start on, which a word inside a query line has. */
  void add(byte[] b, int from, int to, long weight) {
    int length = to - from;
    if (length > MAX_LENGTH || length == 0) {
      others += weight;
      return;
    }
    long word = ByteSearch.longAt(b, from) & -1L >>> 64 - 8 * length;
    for (int i = 0; i < used; i++) {
      if (words[i] == word) {
        counts[i] += weight;
        return;
      }
    }
    if (used == words.length) {
      others += weight;
      return;
    }
    words[used] = word;
    counts[used++] = weight;
  }

  private static String text(long word) {
    StringBuilder text = new StringBuilder();
    for (long rest = word; rest != 0; rest >>>= 8) {
      text.append((char) (rest & 0xff));
    }
    return Samples.clean(text.toString());
  }

  Map<String, Long> toMap() {
    Map<String, Long> map = new HashMap<>();
    for (int i = 0; i < used; i++) {
      map.merge(text(words[i]), counts[i], Long::sum);
    }
    if (others > 0) {
      map.merge("OTHER", others, Long::sum);
    }
    return map;
  }
}
