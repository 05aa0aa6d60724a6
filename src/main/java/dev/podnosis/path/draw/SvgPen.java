package dev.podnosis.path.draw;

import dev.podnosis.path.Hop;
import dev.podnosis.path.draw.GraphLayout.Box;
import dev.podnosis.path.draw.GraphLayout.Point;
import dev.podnosis.path.draw.GraphLayout.Segment;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws as elements of an SVG document. */
record SvgPen(SvgText svg, Palette palette) implements Pen {
  private static final String NONE = "none";

  @Override
  public void box(Box box, double radius, Ink ink) {
    svg.empty(
        "rect",
        "x",
        box.x(),
        "y",
        box.y(),
        "width",
        box.width(),
        "height",
        box.height(),
        "rx",
        radius,
        "fill",
        ink.fill(),
        "stroke",
        ink.line(),
        "stroke-width",
        ink.width(),
        "stroke-dasharray",
        dashes(ink.dashes()));
  }

  @Override
  public void line(GraphPicture.Line line, String colour, double width) {
    svg.empty(
        "path",
        "d",
        path(line),
        "fill",
        NONE,
        "stroke",
        colour,
        "stroke-width",
        width,
        "stroke-dasharray",
        dashes(line.style().dashes()));
    String head = line.head().stream().map(SvgPen::at).collect(Collectors.joining(" "));
    svg.empty("polygon", "points", head, "fill", colour);
  }

  private static String path(GraphPicture.Line line) {
    StringBuilder path = new StringBuilder("M").append(at(line.route().points().getFirst()));
    for (Segment part : line.parts()) {
      Point corner = part.corner();
      path.append(corner == null ? " L" : " Q" + at(corner) + " ").append(at(part.to()));
    }
    return path.toString();
  }

  private static String at(Point point) {
    return SvgText.number(point.x()) + " " + SvgText.number(point.y());
  }

  private static String dashes(String dashes) {
    return dashes.isEmpty() ? NONE : dashes;
  }

  @Override
  public void sign(EdgeStyle style, double x, double y, double size) {
    String fill = palette.of(style).fill();
    String scale = String.format(Locale.ROOT, "%.4f", size / Glyph.BOX);
    svg.open(
        "g",
        "transform",
        "translate(" + SvgText.number(x) + " " + SvgText.number(y) + ") scale(" + scale + ")");
    for (Glyph.Shape shape : Glyph.of(style)) {
      String colour = shape.onFill() ? palette.onFill() : fill;
      if (shape.width() == 0) {
        svg.empty("path", "d", shape.path(), "fill", colour);
      } else {
        svg.empty(
            "path",
            "d",
            shape.path(),
            "fill",
            NONE,
            "stroke",
            colour,
            "stroke-width",
            shape.width(),
            "stroke-linecap",
            "round",
            "stroke-linejoin",
            "round");
      }
    }
    svg.close("g");
  }

  /** The icons are letters of a font that a reader of the document does not have. */
  @Override
  public double icon(Hop.Kind kind, double x, double y) {
    return 0;
  }

  @Override
  public void text(String words, Letters letters, double x, double y, double room) {
    svg.text(
        "text",
        TextWidth.fit(words, letters.size(), letters.bold(), room),
        "x",
        x,
        "y",
        y,
        "font-size",
        letters.size(),
        "font-weight",
        letters.bold() ? "bold" : "normal",
        "fill",
        letters.colour());
  }
}
