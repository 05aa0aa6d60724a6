package dev.podnosis.coredns.log;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts a few different short words by response code; what comes after too many counts as {@code
 * OTHER}.
 */
final class WordCounts {
  private static final int MAX_LENGTH = 8;
  private static final int CLASSES = TopTable.CLASSES.length;

  /** Words of up to eight bytes, each in a long. */
  private final long[] words;

  /** For each word a count of each {@link TopTable#CLASSES class}; the last row is the others'. */
  private final long[] counts;

  private int used;

  WordCounts(int max) {
    words = new long[max];
    counts = new long[(max + 1) * CLASSES];
  }

  /** Needs eight readable bytes from the start on, which a word inside a query line has. */
  void add(byte[] b, int from, int to, int rcodeClass, long weight) {
    counts[row(b, from, to) * CLASSES + rcodeClass] += weight;
  }

  private int row(byte[] b, int from, int to) {
    int length = to - from;
    if (length > MAX_LENGTH || length == 0) {
      return words.length;
    }
    long word = ByteSearch.longAt(b, from) & -1L >>> 64 - 8 * length;
    for (int i = 0; i < used; i++) {
      if (words[i] == word) {
        return i;
      }
    }
    if (used == words.length) {
      return used;
    }
    words[used] = word;
    return used++;
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
    byRcode().forEach((word, rcodes) -> map.put(word, sum(rcodes)));
    return map;
  }

  private static long sum(Map<String, Long> rcodes) {
    return rcodes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The counts of each word by response code. */
  Map<String, Map<String, Long>> byRcode() {
    Map<String, Map<String, Long>> map = new HashMap<>();
    for (int i = 0; i < used; i++) {
      row(map, text(words[i]), i);
    }
    row(map, "OTHER", words.length);
    return map;
  }

  private void row(Map<String, Map<String, Long>> map, String word, int row) {
    for (int i = 0; i < CLASSES; i++) {
      long count = counts[row * CLASSES + i];
      if (count > 0) {
        map.computeIfAbsent(word, k -> new HashMap<>())
            .merge(TopTable.CLASSES[i], count, Long::sum);
      }
    }
  }
}
