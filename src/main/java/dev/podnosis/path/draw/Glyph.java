package dev.podnosis.path.draw;

/** The shapes that tell states apart without colour, in a square of 24 by 24. */
final class Glyph {
  private Glyph() {}

  /** Draws the glyph of a style with its top left corner at a point. */
  static void draw(SvgText svg, EdgeStyle style, double x, double y, double size, Palette palette) {
    String fill = palette.of(style).fill();
    svg.open(
        "g",
        "transform",
        "translate("
            + SvgText.number(x)
            + " "
            + SvgText.number(y)
            + ") scale("
            + String.format(java.util.Locale.ROOT, "%.4f", size / 24)
            + ")");
    switch (style) {
      case ANSWERS -> {
        svg.empty("circle", "cx", 12, "cy", 12, "r", 11, "fill", fill);
        sign(svg, "M7 12.5 L10.6 16 L17 8.6", palette.onFill());
      }
      case NO_ANSWER -> {
        svg.empty(
            "path", "d", "M7.5 1 H16.5 L23 7.5 V16.5 L16.5 23 H7.5 L1 16.5 V7.5 Z", "fill", fill);
        sign(svg, "M8 8 L16 16 M16 8 L8 16", palette.onFill());
      }
      case DEGRADED -> {
        svg.empty("path", "d", "M12 1.5 L23.5 22 H0.5 Z", "fill", fill);
        sign(svg, "M12 9 V14.5 M12 18 V18.3", palette.onFill());
      }
      case NOT_TESTED -> {
        svg.empty("path", "d", "M12 0.5 L23.5 12 L12 23.5 L0.5 12 Z", "fill", fill);
        sign(
            svg,
            "M9.3 9.6 C9.3 6.2 14.8 6.2 14.8 9.4 C14.8 11.4 12 11.6 12 14 M12 17 V17.3",
            palette.onFill());
      }
      case NOT_USED -> {
        svg.empty(
            "circle",
            "cx",
            12,
            "cy",
            12,
            "r",
            10,
            "fill",
            "none",
            "stroke",
            fill,
            "stroke-width",
            2);
        sign(svg, "M7.5 12 H16.5", fill);
      }
    }
    svg.close("g");
  }

  private static void sign(SvgText svg, String path, String colour) {
    svg.empty(
        "path",
        "d",
        path,
        "fill",
        "none",
        "stroke",
        colour,
        "stroke-width",
        2.4,
        "stroke-linecap",
        "round",
        "stroke-linejoin",
        "round");
  }
}
