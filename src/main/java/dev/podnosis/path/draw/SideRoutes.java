package dev.podnosis.path.draw;

import dev.podnosis.path.PathGraph.Edge;
import dev.podnosis.path.draw.GraphLayout.Box;
import dev.podnosis.path.draw.GraphLayout.Point;
import dev.podnosis.path.draw.GraphLayout.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Edges within a column or against the direction of the path, such as one replica asking another:
 * beside the column, so that they do not tear it apart.
 */
final class SideRoutes {
  private static final double LANE = 14;
  private static final double BETWEEN_LABELS = 4;

  private final List<Box> boxes;
  private final List<Box> groups;
  private final Sizes sizes;
  private final List<Box> labels = new ArrayList<>();
  private int lanes;
  private double right;

  SideRoutes(List<Box> boxes, List<Box> groups, Sizes sizes) {
    this.boxes = boxes;
    this.groups = groups;
    this.sizes = sizes;
  }

  Route route(Edge edge) {
    Box from = box(edge.from());
    Box to = box(edge.to());
    double lane = Stream.of(from, to).mapToDouble(this::outside).max().orElse(0) + LANE * ++lanes;
    double start = from.y() + from.height() * 2 / 3;
    double end = to.y() + to.height() / 3;
    Size size = sizes.edge(edge);
    Box label = size.isNone() ? null : label(edge, lane, (start + end) / 2, size);
    right = Math.max(right, label == null ? lane : Math.max(lane, label.right()));
    return new Route(
        edge.id(),
        List.of(
            new Point(from.right(), start),
            new Point(lane, start),
            new Point(lane, end),
            new Point(to.right(), end)),
        label);
  }

  /** On its lane, as near to the middle as earlier labels leave room. */
  private Box label(Edge edge, double lane, double middle, Size size) {
    double step = size.height() + BETWEEN_LABELS;
    for (int i = 0; ; i++) {
      double away = (i + 1) / 2 * (i % 2 == 0 ? step : -step);
      double top = middle + away - size.height() / 2;
      Box place = new Box(edge.id(), lane - size.width() / 2, top, size.width(), size.height());
      if (labels.stream().noneMatch(l -> overlap(l, place))) {
        labels.add(place);
        return place;
      }
    }
  }

  private static boolean overlap(Box a, Box b) {
    return a.x() < b.right() && b.x() < a.right() && a.y() < b.bottom() && b.y() < a.bottom();
  }

  /** The rightmost point drawn. */
  double right() {
    return right;
  }

  private Box box(String hop) {
    return boxes.stream().filter(b -> b.id().equals(hop)).findFirst().orElseThrow();
  }

  /** The right side of a card, or of the group that it stands in. */
  private double outside(Box box) {
    return groups.stream()
        .filter(g -> g.x() <= box.x() && g.right() >= box.right())
        .filter(g -> g.y() <= box.y() && g.bottom() >= box.bottom())
        .mapToDouble(Box::right)
        .findFirst()
        .orElse(box.right());
  }
}
