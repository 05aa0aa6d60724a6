package dev.podnosis.diagnosis;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds names that someone may have meant: the fewest letters to change, swap, add or drop. */
public final class NearestNames {
  /** Longer names are not compared; a DNS label has at most 63 characters. */
  private static final int LONGEST = 253;

  private NearestNames() {}

  /**
   * The known names that are near a word, nearest first: up to a third of its letters differ.
   *
   * @param most how many at most
   */
  public static List<String> of(String word, Collection<String> known, int most) {
    int bound = Math.max(1, word.length() / 3);
    return known.stream()
        .distinct()
        .filter(n -> !n.equalsIgnoreCase(word) && distance(word, n) <= bound)
        .sorted(Comparator.<String>comparingInt(n -> distance(word, n)).thenComparing(n -> n))
        .limit(most)
        .toList();
  }

  /** Edit distance with neighbours swapped counted as one (optimal string alignment). */
  public static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    if (a.length() > LONGEST || b.length() > LONGEST) {
      return Integer.MAX_VALUE;
    }
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(d[i - 1][j - 1] + same, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
