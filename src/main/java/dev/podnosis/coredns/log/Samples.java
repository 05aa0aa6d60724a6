package dev.podnosis.coredns.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The first few lines of a kind, by their place in the stream, made fit to be shown. */
final class Samples {
  private static final int MAX_LENGTH = 300;

  private record Sample(long offset, String text) {}

  private final int max;
  private final List<Sample> kept = new ArrayList<>();

  Samples(int max) {
    this.max = max;
  }

  boolean wants(long offset) {
    return kept.size() < max || offset < kept.getLast().offset;
  }

  void add(long offset, String text) {
    if (wants(offset)) {
      kept.add(new Sample(offset, clean(text)));
      kept.sort(Comparator.comparingLong(Sample::offset));
      if (kept.size() > max) {
        kept.removeLast();
      }
    }
  }

  List<String> texts() {
    return kept.stream().map(Sample::text).toList();
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  /** Control characters could steer a terminal; they become a visible mark. */
  static String clean(String text) {
    if (text.length() <= MAX_LENGTH && isPlain(text)) {
      return text;
    }
    String clipped = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    StringBuilder clean = new StringBuilder(clipped.length());
    clipped
        .codePoints()
        .map(
            c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? 0xFFFD : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
