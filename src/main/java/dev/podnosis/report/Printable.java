package dev.podnosis.report;

/** Makes text from a cluster safe to show: no control characters reach a terminal or a page. */
public final class Printable {
  private Printable() {}

  /**
   * The text on one line; control and bidirectional formatting characters become a visible mark.
   */
  public static String line(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\t') {
                safe.append(' ');
              } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                safe.append('\ufffd');
              } else {
                safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }
}
