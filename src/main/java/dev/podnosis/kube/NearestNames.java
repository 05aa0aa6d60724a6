package dev.podnosis.kube;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that a mistyped one may have meant. */
public final class NearestNames {
  private static final int MOST = 3;

  private NearestNames() {}

  /** Up to three of the names that are near the wanted one, nearest first. */
  public static List<String> to(String wanted, Collection<String> names) {
    String sought = wanted.toLowerCase(Locale.ROOT);
    int farthest = Math.max(2, sought.length() / 3);
    record Near(String name, int distance) {}
    return names.stream()
        .distinct()
        .filter(name -> name.length() < 300 && sought.length() < 300)
        .map(name -> new Near(name, distance(sought, name.toLowerCase(Locale.ROOT))))
        .filter(near -> near.distance() <= farthest || contains(near.name(), sought))
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .limit(MOST)
        .map(Near::name)
        .toList();
  }

  private static boolean contains(String name, String sought) {
    String lower = name.toLowerCase(Locale.ROOT);
    return sought.length() >= 3 && (lower.contains(sought) || sought.contains(lower));
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
