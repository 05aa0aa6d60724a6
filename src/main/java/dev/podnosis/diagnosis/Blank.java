package dev.podnosis.diagnosis;

/** What stands in a line where there is nothing to say, or more than one line of it. */
final class Blank {
  static final String NONE = "–";

  private Blank() {}

  static String orNone(String text) {
    return text.isBlank() ? NONE : text;
  }

  static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
