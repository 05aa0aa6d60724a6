package dev.podnosis.ui.common;

/**
 * Text from a cluster, made safe to show: nothing in it moves the cursor or turns the direction.
 */
public final class Printable {

  private static final char STAND_IN = '\ufffd';

  private Printable() {}

  /** One line of text: control characters and line breaks become a stand-in. */
  public static String text(String raw) {
    return clean(raw, false);
  }

  /** Text of several lines: line breaks and tabs stay, tabs as spaces. */
  public static String lines(String raw) {
    return clean(raw.replace("\r\n", "\n").replace("\t", "    "), true);
  }

  private static String clean(String raw, boolean breaks) {
    StringBuilder clean = new StringBuilder(raw.length());
    raw.codePoints()
        .map(c -> isUnsafe(c) && !(breaks && c == '\n') ? STAND_IN : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isUnsafe(int codePoint) {
    return switch (Character.getType(codePoint)) {
      // Format characters include those that turn the direction of text (Unicode TR 9) or hide.
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
