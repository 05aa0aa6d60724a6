package dev.podnosis.path.draw;

import dev.podnosis.path.draw.GraphLayout.Point;
import dev.podnosis.path.draw.GraphLayout.Segment;
import java.util.ArrayList;
import java.util.List;

/** A line of stretches whose corners are rounded. */
final class RoundedLine {
  private static final double RADIUS = 9;

  private RoundedLine() {}

  static List<Segment> segments(List<Point> points) {
    List<Segment> segments = new ArrayList<>();
    Point from = points.getFirst();
    double done = 0;
    for (int i = 1; i < points.size(); i++) {
      boolean last = i == points.size() - 1;
      Point to = last ? points.get(i) : toward(points.get(i), points.get(i - 1));
      segments.add(new Segment(from, to, null, done));
      done += distance(from, to);
      if (!last) {
        from = toward(points.get(i), points.get(i + 1));
        segments.add(new Segment(to, from, points.get(i), done));
        done += distance(to, from);
      }
    }
    return segments;
  }

  private static double distance(Point from, Point to) {
    return Math.hypot(to.x() - from.x(), to.y() - from.y());
  }

  /** The point on the stretch where the curve begins, at most half way. */
  private static Point toward(Point corner, Point other) {
    double length = distance(corner, other);
    double share = length == 0 ? 0 : Math.min(RADIUS, length / 2) / length;
    return new Point(
        corner.x() + (other.x() - corner.x()) * share,
        corner.y() + (other.y() - corner.y()) * share);
  }

  /** The three corners of the arrow head at the end of a line. */
  static List<Point> arrow(List<Point> points, double size) {
    Point end = points.getLast();
    Point before = points.get(points.size() - 2);
    double length = distance(before, end);
    double dx = length == 0 ? 1 : (end.x() - before.x()) / length;
    double dy = length == 0 ? 0 : (end.y() - before.y()) / length;
    return List.of(
        end,
        new Point(end.x() - dx * size - dy * size * 0.55, end.y() - dy * size + dx * size * 0.55),
        new Point(end.x() - dx * size + dy * size * 0.55, end.y() - dy * size - dx * size * 0.55));
  }
}
