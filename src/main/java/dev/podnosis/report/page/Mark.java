package dev.podnosis.report.page;

/** A sign before a statement: told apart by shape and colour, and by a character in plain text. */
public enum Mark {
  OK("✓"),
  PROBLEM("✗"),
  ATTENTION("!"),
  UNKNOWN("?"),
  IDLE("−");

  private final String character;

  Mark(String character) {
    this.character = character;
  }

  /** The sign as one character. */
  public String character() {
    return character;
  }

  /** The class of its colours in the style sheet. */
  String style() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
