package dev.podnosis.path.draw;

import java.util.List;

/** The shapes that tell states apart without colour, in a square of 24 by 24. */
public final class Glyph {
  /** The side of the square. */
  public static final double BOX = 24;

  private static final double SIGN = 2.4;

  private Glyph() {}

  /**
   * A part of a glyph.
   *
   * @param path its outline as an SVG path
   * @param width of its line; 0 when it is filled instead
   * @param onFill whether it has the colour of what stands on a filled shape, not the style's
   */
  public record Shape(String path, double width, boolean onFill) {}

  private static final List<Shape> ANSWERS =
      List.of(filled(circle(11)), sign("M7 12.5 L10.6 16 L17 8.6"));
  private static final List<Shape> NO_ANSWER =
      List.of(
          filled("M7.5 1 H16.5 L23 7.5 V16.5 L16.5 23 H7.5 L1 16.5 V7.5 Z"),
          sign("M8 8 L16 16 M16 8 L8 16"));
  private static final List<Shape> DEGRADED =
      List.of(filled("M12 1.5 L23.5 22 H0.5 Z"), sign("M12 9 V14.5 M12 18 V18.3"));
  private static final List<Shape> NOT_TESTED =
      List.of(
          filled("M12 0.5 L23.5 12 L12 23.5 L0.5 12 Z"),
          sign("M9.3 9.6 C9.3 6.2 14.8 6.2 14.8 9.4 C14.8 11.4 12 11.6 12 14 M12 17 V17.3"));
  private static final List<Shape> NOT_USED =
      List.of(new Shape(circle(10), 2, false), new Shape("M7.5 12 H16.5", SIGN, false));

  /** The glyph of a style, back to front. */
  public static List<Shape> of(EdgeStyle style) {
    return switch (style) {
      case ANSWERS -> ANSWERS;
      case NO_ANSWER -> NO_ANSWER;
      case DEGRADED -> DEGRADED;
      case NOT_TESTED -> NOT_TESTED;
      case NOT_USED -> NOT_USED;
    };
  }

  private static Shape filled(String path) {
    return new Shape(path, 0, false);
  }

  private static Shape sign(String path) {
    return new Shape(path, SIGN, true);
  }

  private static String circle(int radius) {
    int left = (int) BOX / 2 - radius;
    int right = (int) BOX / 2 + radius;
    String half = " A" + radius + " " + radius + " 0 0 1 ";
    return "M" + left + " 12" + half + right + " 12" + half + left + " 12 Z";
  }
}
