package dev.podnosis.ui.path;

import dev.podnosis.path.Hop;
import dev.podnosis.path.draw.EdgeStyle;
import dev.podnosis.path.draw.Glyph;
import dev.podnosis.path.draw.GraphLayout.Box;
import dev.podnosis.path.draw.GraphLayout.Point;
import dev.podnosis.path.draw.GraphLayout.Segment;
import dev.podnosis.path.draw.GraphPicture;
import dev.podnosis.path.draw.Palette;
import dev.podnosis.path.draw.Pen;
import dev.podnosis.path.draw.TextWidth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/**
 * Draws on a canvas what is seen of a picture. What it found out about fonts, colours and shortened
 * names it keeps, so that the next drawing costs less.
 */
final class CanvasPen implements Pen {
  private static final double ICON = 15;
  private static final double[] SOLID = {};

  /** From here on characters are Chinese; their font has no semibold. */
  private static final int IDEOGRAPHS = 0x2E80;

  private final Map<String, Color> colours = new HashMap<>();
  private final Map<EdgeStyle, double[]> dashes = new EnumMap<>(EdgeStyle.class);
  private final Map<Face, Font> fonts = new HashMap<>();
  private final Map<Cut, String> fitted = new HashMap<>();
  private final Text measure = new Text();
  private final GraphicsContext g;
  private Palette palette = Palette.LIGHT;
  private Box seen = new Box("", 0, 0, 0, 0);
  private double zoom = 1;

  /** Semibold is not known to the font of Chinese characters. */
  private enum Weight {
    REGULAR,
    SEMIBOLD,
    BOLD,
    ICON
  }

  private record Face(Weight weight, double size) {}

  private record Cut(String words, Face face, double room) {}

  CanvasPen(Canvas canvas) {
    g = canvas.getGraphicsContext2D();
  }

  /**
   * Draws a part of a picture; its top left corner comes to the canvas' own.
   *
   * @param part what is drawn, in the picture's pixels
   * @param strong the id of the hop or edge whose lines are drawn strong; empty for none
   */
  void draw(GraphPicture picture, Palette colours, Box part, double scale, String strong) {
    palette = colours;
    seen = part;
    zoom = scale;
    Canvas canvas = g.getCanvas();
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    g.setFill(colour(palette.surface()));
    g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
    picture.draw(this, palette, part, strong);
  }

  private Color colour(String web) {
    return colours.computeIfAbsent(web, Color::web);
  }

  private double x(double x) {
    return (x - seen.x()) * zoom;
  }

  private double y(double y) {
    return (y - seen.y()) * zoom;
  }

  /** The middle of a pixel, so that an outline of one pixel is one pixel wide. */
  private static double crisp(double at) {
    return Math.round(at) + 0.5;
  }

  @Override
  public void box(Box box, double radius, Ink ink) {
    double x = crisp(x(box.x()));
    double y = crisp(y(box.y()));
    double width = crisp(x(box.right())) - x;
    double height = crisp(y(box.bottom())) - y;
    double arc = 2 * radius * zoom;
    g.setFill(colour(ink.fill()));
    g.fillRoundRect(x, y, width, height, arc, arc);
    if (!ink.fill().equals(ink.line())) {
      g.setStroke(colour(ink.line()));
      g.setLineWidth(ink.width() * Math.max(1, zoom));
      g.setLineDashes(lengths(ink.dashes()));
      g.setLineDashOffset(0);
      g.setLineCap(StrokeLineCap.BUTT);
      g.strokeRoundRect(x, y, width, height, arc, arc);
    }
  }

  private static double[] lengths(String dashes) {
    if (dashes.isEmpty()) {
      return SOLID;
    }
    return Arrays.stream(dashes.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  /**
   * Straight parts are filled rectangles: a stroke is worked out for every row of pixels between
   * its ends, which for long lines costs more than all the rest.
   */
  @Override
  public void line(GraphPicture.Line line, String colour, double width) {
    Color ink = colour(colour);
    double[] lengths = dashes.computeIfAbsent(line.style(), style -> lengths(style.dashes()));
    g.setLineWidth(width * zoom);
    g.setLineCap(StrokeLineCap.BUTT);
    g.setLineDashes(Arrays.stream(lengths).map(length -> length * zoom).toArray());
    g.setStroke(ink);
    for (Segment part : line.parts()) {
      if (around(part).grown(width).touches(seen)) {
        if (part.corner() == null) {
          straight(part, lengths, ink, width);
        } else {
          curve(part);
        }
      }
    }
    g.setFill(ink);
    g.fillPolygon(
        line.head().stream().mapToDouble(p -> x(p.x())).toArray(),
        line.head().stream().mapToDouble(p -> y(p.y())).toArray(),
        line.head().size());
  }

  private static Box around(Segment part) {
    double left = Math.min(part.from().x(), part.to().x());
    double top = Math.min(part.from().y(), part.to().y());
    double width = Math.abs(part.from().x() - part.to().x());
    return new Box("", left, top, width, Math.abs(part.from().y() - part.to().y()));
  }

  private void curve(Segment part) {
    Point corner = Objects.requireNonNull(part.corner());
    g.setLineDashOffset(part.begins() * zoom);
    g.beginPath();
    g.moveTo(x(part.from().x()), y(part.from().y()));
    g.quadraticCurveTo(x(corner.x()), y(corner.y()), x(part.to().x()), y(part.to().y()));
    g.stroke();
  }

  /** Horizontal or vertical. */
  private void straight(Segment part, double[] lengths, Color ink, double width) {
    Box box = around(part);
    boolean level = box.width() > box.height();
    double wide = level ? box.width() : width;
    double high = level ? width : box.height();
    double left = level ? box.x() : box.x() - width / 2;
    double top = level ? box.y() - width / 2 : box.y();
    g.setFill(lengths.length == 0 ? ink : dashed(part, lengths, ink));
    g.fillRect(x(left), y(top), wide * zoom, high * zoom);
  }

  /** Dashes are a gradient with hard edges that repeats itself. */
  private LinearGradient dashed(Segment part, double[] lengths, Color ink) {
    double period = Arrays.stream(lengths).sum();
    List<Stop> stops = new ArrayList<>();
    double at = 0;
    for (int i = 0; i < lengths.length; i++) {
      Color colour = i % 2 == 0 ? ink : Color.TRANSPARENT;
      stops.add(new Stop(at / period, colour));
      at += lengths[i];
      stops.add(new Stop(at / period, colour));
    }
    double length = Math.hypot(part.to().x() - part.from().x(), part.to().y() - part.from().y());
    double x = length == 0 ? 1 : (part.to().x() - part.from().x()) / length;
    double y = length == 0 ? 0 : (part.to().y() - part.from().y()) / length;
    double back = part.begins() % period;
    double startX = part.from().x() - back * x;
    double startY = part.from().y() - back * y;
    return new LinearGradient(
        x(startX),
        y(startY),
        x(startX + period * x),
        y(startY + period * y),
        false,
        CycleMethod.REPEAT,
        stops);
  }

  @Override
  public void sign(EdgeStyle style, double x, double y, double size) {
    g.save();
    g.translate(x(x), y(y));
    g.scale(zoom * size / Glyph.BOX, zoom * size / Glyph.BOX);
    g.setLineDashes(SOLID);
    g.setLineCap(StrokeLineCap.ROUND);
    g.setLineJoin(StrokeLineJoin.ROUND);
    for (Glyph.Shape shape : Glyph.of(style)) {
      Color colour = colour(shape.onFill() ? palette.onFill() : palette.of(style).fill());
      g.beginPath();
      g.appendSVGPath(shape.path());
      if (shape.width() == 0) {
        g.setFill(colour);
        g.fill();
      } else {
        g.setStroke(colour);
        g.setLineWidth(shape.width());
        g.stroke();
      }
    }
    g.restore();
  }

  @Override
  public double icon(Hop.Kind kind, double x, double y) {
    g.setFont(fonts.computeIfAbsent(new Face(Weight.ICON, drawn(ICON)), CanvasPen::font));
    g.setFill(colour(palette.muted()));
    g.setTextBaseline(VPos.CENTER);
    g.fillText(Character.toString(HopIcons.of(kind).getCode()), x(x), y(y - 4.5));
    g.setTextBaseline(VPos.BASELINE);
    return Pen.ICON_ROOM;
  }

  @Override
  public void text(String words, Letters letters, double x, double y, double room) {
    boolean fits = TextWidth.of(words, letters.size(), letters.bold()) <= room;
    Weight weight = weight(words, letters.bold());
    g.setFont(fonts.computeIfAbsent(new Face(weight, drawn(letters.size())), CanvasPen::font));
    g.setFill(colour(letters.colour()));
    Face measured = new Face(weight, letters.size());
    g.fillText(fits ? words : fit(new Cut(words, measured, room)), x(x), y(y));
  }

  private static Weight weight(String words, boolean bold) {
    if (!bold) {
      return Weight.REGULAR;
    }
    return words.chars().anyMatch(c -> c >= IDEOGRAPHS) ? Weight.BOLD : Weight.SEMIBOLD;
  }

  /**
   * The size in which letters are drawn, in quarters of a pixel: those of one size are worked out
   * once and then copied, but only where nothing scales them.
   */
  private double drawn(double size) {
    return Math.round(4 * size * zoom) / 4.0;
  }

  private static Font font(Face face) {
    return switch (face.weight()) {
      case REGULAR -> Font.font("Inter", face.size());
      case SEMIBOLD -> Font.font("Inter SemiBold", face.size());
      case BOLD -> Font.font("Inter", FontWeight.BOLD, face.size());
      case ICON -> HopIcons.font(face.size());
    };
  }

  private String fit(Cut cut) {
    return fitted.computeIfAbsent(
        cut,
        c -> {
          measure.setFont(font(c.face()));
          return TextWidth.fit(c.words(), c.room(), this::width);
        });
  }

  private double width(String words) {
    measure.setText(words);
    return measure.getLayoutBounds().getWidth();
  }
}
