package dev.podnosis.report;

/** Makes text from a cluster safe to show: no control characters reach a terminal or a page. */
public final class Printable {
  private Printable() {}

  /**
   * The text on one line; control and bidirectional formatting characters become a visible mark.
   */
  public static String line(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(safe, c == '\n' || c == '\t' ? ' ' : c));
    return safe.toString();
  }

  /** The text with its line breaks, its tabs as spaces; otherwise as {@link #line}. */
  public static String block(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    String lines = text.replace("\r\n", "\n");
    lines
        .codePoints()
        .forEach(
            c -> {
              if (c == '\n') {
                safe.append('\n');
              } else if (c == '\t') {
                safe.append("    ");
              } else {
                append(safe, c);
              }
            });
    return safe.toString();
  }

  private static void append(StringBuilder safe, int c) {
    safe.appendCodePoint(harmless(c) ? c : 0xFFFD);
  }

  private static boolean harmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
