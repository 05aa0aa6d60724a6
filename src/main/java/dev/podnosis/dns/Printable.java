package dev.podnosis.dns;

/** Text from a program or a user made safe to show: one line, bounded, no control characters. */
public final class Printable {

  private Printable() {}

  /**
   * The first characters of the text; every control or formatting character (also the ones that
   * turn the direction of writing) becomes U+FFFD, and a cut is marked by an ellipsis.
   *
   * @param limit in UTF-16 units
   */
  public static String excerpt(String text, int limit) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), limit) + 1);
    int end = Math.min(text.length(), limit);
    if (end < text.length() && end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    text.substring(0, end).codePoints().map(Printable::shown).forEach(out::appendCodePoint);
    return end < text.length() ? out.append('…').toString() : out.toString();
  }

  private static int shown(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          character == '\t' ? ' ' : '\uFFFD';
      default -> character;
    };
  }
}
