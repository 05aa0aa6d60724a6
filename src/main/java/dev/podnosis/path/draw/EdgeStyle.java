package dev.podnosis.path.draw;

import dev.podnosis.path.PathGraph;
import dev.podnosis.path.Status;

/** How a line or a hop is drawn: told apart by colour, by glyph and by pattern. */
public enum EdgeStyle {
  /** Everything was answered. */
  ANSWERS,
  /** Some was answered, or it took long. */
  DEGRADED,
  /** Nothing was answered. */
  NO_ANSWER,
  /** Nothing was measured. */
  NOT_TESTED,
  /** Lookups of the affected pod do not come this way. */
  NOT_USED;

  /** The style of an edge. */
  public static EdgeStyle of(PathGraph.Edge edge) {
    return edge.used() || edge.measured().findAny().isPresent() ? of(edge.status()) : NOT_USED;
  }

  /** The style of a status. */
  public static EdgeStyle of(Status status) {
    return switch (status) {
      case OK -> ANSWERS;
      case DEGRADED -> DEGRADED;
      case FAILED -> NO_ANSWER;
      case UNKNOWN -> NOT_TESTED;
    };
  }

  /** Width of the line in pixels. */
  public double width() {
    return switch (this) {
      case NO_ANSWER -> 3.2;
      case NOT_USED -> 1.5;
      default -> 2;
    };
  }

  /** Lengths of dashes and gaps; empty for a solid line. */
  public String dashes() {
    return switch (this) {
      case ANSWERS, DEGRADED -> "";
      case NO_ANSWER -> "10 6";
      case NOT_TESTED -> "9 4 2 4";
      case NOT_USED -> "2 4";
    };
  }
}
