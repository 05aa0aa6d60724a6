package dev.podnosis.ui.common;

import dev.podnosis.dns.EnumId;

/**
 * What is known of a step, a check, an edge or a screen; each has a shape and a word of its own.
 */
public enum Status {
  OK,
  PROBLEM,
  ATTENTION,
  RUNNING,
  /** Looked at without a usable result, or not tested. */
  INCONCLUSIVE,
  /** Left out on purpose, or ruled out. */
  SKIPPED,
  NOT_YET;

  private final String word = EnumId.of(this);

  /** The style class that carries the colour: {@code status-ok} and so on. */
  public String styleClass() {
    return "status-" + word;
  }

  /** The style class of a badge in this state: {@code badge-ok} and so on. */
  public String badgeClass() {
    return "badge-" + word;
  }

  /** The key of the word for it. */
  public String messageKey() {
    return "status." + word;
  }
}
