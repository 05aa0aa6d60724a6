package dev.podnosis.path.draw;

import dev.podnosis.path.Hop;
import dev.podnosis.path.PathGraph;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a path's drawing stand, in pixels from the top left corner.
 *
 * @param width of the whole
 * @param height of the whole
 * @param boxes the hops
 * @param routes the edges
 * @param groups the nodes around the replicas that run on them
 * @param columns one for each kind of hop that occurs, from left to right
 */
public record GraphLayout(
    double width,
    double height,
    List<Box> boxes,
    List<Route> routes,
    List<Box> groups,
    List<Column> columns) {
  public GraphLayout {
    boxes = List.copyOf(boxes);
    routes = List.copyOf(routes);
    groups = List.copyOf(groups);
    columns = List.copyOf(columns);
  }

  /** A rectangle; the id is a hop's, an edge's or a node's. */
  public record Box(String id, double x, double y, double width, double height) {
    /** Its right edge. */
    public double right() {
      return x + width;
    }

    /** Its lower edge. */
    public double bottom() {
      return y + height;
    }

    /** Whether the two have a point in common. */
    public boolean touches(Box other) {
      return x <= other.right() && other.x <= right() && y <= other.bottom() && other.y <= bottom();
    }

    /** The same with so much more on each side. */
    public Box grown(double by) {
      return new Box(id, x - by, y - by, width + 2 * by, height + 2 * by);
    }
  }

  /** A corner of an edge. */
  public record Point(double x, double y) {}

  /**
   * A part of a line: straight, or a corner that is rounded.
   *
   * @param corner the point that a curve bends toward, or null for a straight part
   * @param begins how far from the line's start it begins, so that dashes go on evenly
   */
  public record Segment(Point from, Point to, @Nullable Point corner, double begins) {}

  /**
   * The way of an edge in horizontal and vertical stretches.
   *
   * @param edge the edge's id
   * @param points start, corners, end
   * @param label the room of its label, or null without one
   */
  public record Route(String edge, List<Point> points, @Nullable Box label) {
    public Route {
      points = List.copyOf(points);
    }

    /** The line with rounded corners, in parts. */
    public List<Segment> segments() {
      return RoundedLine.segments(points);
    }

    /** The three corners of the arrow head. */
    public List<Point> arrow(double size) {
      return RoundedLine.arrow(points, size);
    }

    /** How far a point is from the line. */
    public double distance(double x, double y) {
      double nearest = Double.MAX_VALUE;
      for (int i = 1; i < points.size(); i++) {
        Point a = points.get(i - 1);
        Point b = points.get(i);
        double dx = x - Math.clamp(x, Math.min(a.x(), b.x()), Math.max(a.x(), b.x()));
        double dy = y - Math.clamp(y, Math.min(a.y(), b.y()), Math.max(a.y(), b.y()));
        nearest = Math.min(nearest, Math.hypot(dx, dy));
      }
      return nearest;
    }
  }

  /** A column of hops of one kind. */
  public record Column(Hop.Kind kind, double x, double width) {}

  /** Lays a path out from left to right. The same path and sizes give the same layout. */
  public static GraphLayout of(PathGraph graph, Sizes sizes) {
    return new LayeredLayout(graph, sizes).run();
  }

  /** The box of a hop. */
  public Optional<Box> box(String hop) {
    return boxes.stream().filter(b -> b.id().equals(hop)).findFirst();
  }

  /** The rectangle of a node around its replicas. */
  public Optional<Box> group(String node) {
    return groups.stream().filter(g -> g.id().equals(node)).findFirst();
  }
}
