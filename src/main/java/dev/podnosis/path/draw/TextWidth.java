package dev.podnosis.path.draw;

import java.util.function.ToDoubleFunction;

/**
 * About how wide a text is in Noto Sans SC, without asking a toolkit: a little too wide rather than
 * too narrow.
 */
public final class TextWidth {
  private static final String NARROW = "ijltfrI.,:;'|!()[]{}/\\ -·";
  private static final String WIDE = "mwMWQ@%OGDNH…";

  private TextWidth() {}

  /** The width in pixels. */
  public static double of(String text, double fontSize, boolean bold) {
    double ems = text.codePoints().mapToDouble(TextWidth::ems).sum();
    return ems * fontSize * (bold ? 1.05 : 1);
  }

  private static double ems(int character) {
    if (character >= 0x2E80) {
      return 1;
    }
    if (NARROW.indexOf(character) >= 0) {
      return 0.36;
    }
    if (WIDE.indexOf(character) >= 0) {
      return 0.88;
    }
    return Character.isUpperCase(character) ? 0.68 : 0.58;
  }

  /** The text itself, or as much of its beginning and end as fits, with an ellipsis between. */
  static String fit(String text, double fontSize, boolean bold, double room) {
    return fit(text, room, words -> of(words, fontSize, bold));
  }

  /** The same with a width that is measured. */
  public static String fit(String text, double room, ToDoubleFunction<String> width) {
    if (width.applyAsDouble(text) <= room) {
      return text;
    }
    int[] all = text.codePoints().toArray();
    int fits = 1;
    int tooMany = all.length;
    while (tooMany - fits > 1) {
      int kept = (fits + tooMany) >>> 1;
      if (width.applyAsDouble(cut(all, kept)) <= room) {
        fits = kept;
      } else {
        tooMany = kept;
      }
    }
    return fits > 1 ? cut(all, fits) : "…";
  }

  private static String cut(int[] all, int kept) {
    int head = kept / 2;
    int tail = kept - head;
    return new String(all, 0, head) + "…" + new String(all, all.length - tail, tail);
  }
}
