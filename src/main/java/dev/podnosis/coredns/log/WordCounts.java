package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Counts a few different short words; what comes after too many counts as {@code OTHER}. */
final class WordCounts {
  private static final int MAX_LENGTH = 16;
  private final byte[][] words;
  private final long[] counts;
  private int used;
  private long others;

  WordCounts(int max) {
    words = new byte[max][];
    counts = new long[max];
  }

  void add(byte[] b, int from, int to, long weight) {
    for (int i = 0; i < used; i++) {
      if (words[i].length == to - from && ByteSearch.endsWith(b, from, to, words[i])) {
        counts[i] += weight;
        return;
      }
    }
    if (used == words.length || to - from > MAX_LENGTH) {
      others += weight;
      return;
    }
    words[used] = Arrays.copyOfRange(b, from, to);
    counts[used++] = weight;
  }

  Map<String, Long> toMap() {
    Map<String, Long> map = new HashMap<>();
    for (int i = 0; i < used; i++) {
      map.merge(Samples.clean(new String(words[i], US_ASCII)), counts[i], Long::sum);
    }
    if (others > 0) {
      map.merge("OTHER", others, Long::sum);
    }
    return map;
  }
}
