package dev.podnosis.diagnosis;

import java.util.Map;

/**
 * One line that says what a piece of evidence shows; the words stand in the catalogue.
 *
 * @param code the line's code in the catalogue
 * @param args what its words need
 * @param state how it looks by itself
 */
public record EvidenceLine(String code, Map<String, Object> args, State state) {
  public EvidenceLine {
    args = Map.copyOf(args);
  }

  /** A line that gives no cause for concern. */
  static EvidenceLine ok(String code, Map<String, Object> args) {
    return new EvidenceLine(code, args, State.OK);
  }

  /** How a piece of evidence looks by itself, before any cause is judged. */
  public enum State {
    OK,
    ATTENTION,
    PROBLEM,
    UNKNOWN
  }
}
