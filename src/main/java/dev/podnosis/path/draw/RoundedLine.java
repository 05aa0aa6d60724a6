package dev.podnosis.path.draw;

import dev.podnosis.path.draw.GraphLayout.Piece;
import dev.podnosis.path.draw.GraphLayout.Point;
import java.util.ArrayList;
import java.util.List;

/** A line of stretches as an SVG path whose corners are rounded. */
final class RoundedLine {
  private static final double RADIUS = 9;

  private RoundedLine() {}

  static String path(List<Point> points) {
    return pieces(points, Double.POSITIVE_INFINITY).getFirst().path();
  }

  /** The line in pieces: each stretch that is longer than this by itself. */
  static List<Piece> pieces(List<Point> points, double longest) {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder path = new StringBuilder("M").append(at(points.getFirst()));
    Point from = points.getFirst();
    double done = 0;
    double begun = 0;
    for (int i = 1; i < points.size(); i++) {
      boolean last = i == points.size() - 1;
      Point to = last ? points.get(i) : toward(points.get(i), points.get(i - 1));
      double length = distance(from, to);
      if (length > longest) {
        if (done > begun) {
          pieces.add(new Piece(path.toString(), begun));
        }
        pieces.add(new Piece("M" + at(from) + " L" + at(to), done));
        path = new StringBuilder("M").append(at(to));
        begun = done + length;
      } else {
        path.append(" L").append(at(to));
      }
      done += length;
      if (!last) {
        from = toward(points.get(i), points.get(i + 1));
        path.append(" Q").append(at(points.get(i))).append(' ').append(at(from));
        done += distance(to, from);
      }
    }
    if (done > begun || pieces.isEmpty()) {
      pieces.add(new Piece(path.toString(), begun));
    }
    return pieces;
  }

  private static double distance(Point from, Point to) {
    return Math.hypot(to.x() - from.x(), to.y() - from.y());
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
