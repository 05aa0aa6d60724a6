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
  }

  /** A corner of an edge. */
  public record Point(double x, double y) {}

  /**
   * A part of a line as an SVG path.
   *
   * @param begins how far from the line's start it begins, so that dashes go on evenly
   */
  public record Piece(String path, double begins) {}

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

    /** The line as an SVG path with rounded corners. */
    public String path() {
      return RoundedLine.path(points);
    }

    /**
     * The same in pieces, stretches longer than this by themselves: what draws each piece then
     * looks at a narrow room, not at all that lies between the ends of a long line.
     */
    public List<Piece> pieces(double longest) {
      return RoundedLine.pieces(points, longest);
    }

    /** The three corners of the arrow head, x and y in turn. */
    public double[] arrow(double size) {
      return RoundedLine.corners(points, size);
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
