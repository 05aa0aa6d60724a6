package dev.podnosis.path.draw;

import static dev.podnosis.path.draw.CardSizes.LINE;

/** One line that explains the styles of a drawing. */
final class Legend {
  static final double HEIGHT = 38;
  private static final double SAMPLE = 34;
  private static final double GAP = 18;

  private final GraphWords words;
  private final Palette palette;

  Legend(GraphWords words, Palette palette) {
    this.words = words;
    this.palette = palette;
  }

  double width() {
    double width = TextWidth.of(words.edgeText(), LINE, false);
    for (EdgeStyle style : EdgeStyle.values()) {
      width += room(style);
    }
    return width + 2 * GAP;
  }

  private double room(EdgeStyle style) {
    return SAMPLE + 24 + TextWidth.of(words.legend(style), LINE, false) + GAP;
  }

  void draw(SvgText svg, double left, double top) {
    double x = left;
    double middle = top + HEIGHT / 2;
    for (EdgeStyle style : EdgeStyle.values()) {
      svg.empty(
          "path",
          "d",
          "M" + SvgText.number(x) + " " + SvgText.number(middle) + " h" + SvgText.number(SAMPLE),
          "fill",
          "none",
          "stroke",
          palette.of(style).fill(),
          "stroke-width",
          style.width(),
          "stroke-dasharray",
          style.dashes().isEmpty() ? "none" : style.dashes());
      new SvgPen(svg, palette).sign(style, x + SAMPLE + 4, middle - 6, 12);
      write(svg, words.legend(style), x + SAMPLE + 21, middle + 4);
      x += room(style);
    }
    write(svg, words.edgeText(), x, middle + 4);
  }

  private void write(SvgText svg, String text, double x, double y) {
    svg.text("text", text, "x", x, "y", y, "font-size", LINE, "fill", palette.muted());
  }
}
