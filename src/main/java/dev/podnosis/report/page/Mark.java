package dev.podnosis.report.page;

import dev.podnosis.dns.EnumId;

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
    return EnumId.of(this);
  }
}
