package dev.podnosis.path.draw;

import dev.podnosis.path.draw.GraphLayout.Point;
import java.util.List;

/** A line of stretches as an SVG path whose corners are rounded. */
final class RoundedLine {
  private static final double RADIUS = 9;

  private RoundedLine() {}

  static String path(List<Point> points) {
    StringBuilder path = new StringBuilder("M").append(at(points.getFirst()));
    for (int i = 1; i < points.size() - 1; i++) {
      Point corner = points.get(i);
      Point in = toward(corner, points.get(i - 1));
      Point out = toward(corner, points.get(i + 1));
      path.append(" L").append(at(in)).append(" Q").append(at(corner)).append(' ').append(at(out));
    }
    return path.append(" L").append(at(points.getLast())).toString();
  }

  /** The point on the stretch where the curve begins, at most half way. */
  private static Point toward(Point corner, Point other) {
    double length = Math.hypot(other.x() - corner.x(), other.y() - corner.y());
    double share = length == 0 ? 0 : Math.min(RADIUS, length / 2) / length;
    return new Point(
        corner.x() + (other.x() - corner.x()) * share,
        corner.y() + (other.y() - corner.y()) * share);
  }

  static String at(Point point) {
    return SvgText.number(point.x()) + " " + SvgText.number(point.y());
  }

  /** The three corners of the arrow head at the end of a line. */
  static String arrow(List<Point> points, double size) {
    double[] at = corners(points, size);
    return at(new Point(at[0], at[1]))
        + " "
        + at(new Point(at[2], at[3]))
        + " "
        + at(new Point(at[4], at[5]));
  }

  static double[] corners(List<Point> points, double size) {
    Point end = points.getLast();
    Point before = points.get(points.size() - 2);
    double length = Math.hypot(end.x() - before.x(), end.y() - before.y());
    double dx = length == 0 ? 1 : (end.x() - before.x()) / length;
    double dy = length == 0 ? 0 : (end.y() - before.y()) / length;
    return new double[] {
      end.x(),
      end.y(),
      end.x() - dx * size - dy * size * 0.55,
      end.y() - dy * size + dx * size * 0.55,
      end.x() - dx * size + dy * size * 0.55,
      end.y() - dy * size - dx * size * 0.55
    };
  }
}
