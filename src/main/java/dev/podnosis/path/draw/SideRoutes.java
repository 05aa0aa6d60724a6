package dev.podnosis.path.draw;

import dev.podnosis.path.PathGraph.Edge;
import dev.podnosis.path.draw.GraphLayout.Box;
import dev.podnosis.path.draw.GraphLayout.Point;
import dev.podnosis.path.draw.GraphLayout.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Edges within a column or against the direction of the path, such as one replica asking another:
 * beside the column, so that they do not tear it apart, in a room of their own.
 */
final class SideRoutes {
  private static final double LANE = 14;
  private static final double BETWEEN_LABELS = 4;

  private final Map<String, Box> boxes;
  private final List<Box> groups;
  private final Sizes sizes;
  private final List<Box> labels = new ArrayList<>();
  private final double begins;
  private final double room;
  private final double labelsBegin;
  private int lanes;
  private double right;

  SideRoutes(List<Box> boxes, List<Box> groups, List<Edge> edges, Sizes sizes) {
    this.boxes = boxes.stream().collect(Collectors.toMap(Box::id, Function.identity()));
    this.groups = List.copyOf(groups);
    this.sizes = sizes;
    begins =
        edges.stream()
            .flatMap(e -> Stream.of(e.from(), e.to()))
            .mapToDouble(hop -> outside(box(hop)))
            .max()
            .orElse(0);
    labelsBegin = begins + LANE * (1 + edges.size() / 2.0);
    room =
        edges.stream()
            .mapToDouble(e -> labelsBegin - begins + sizes.edge(e).width() + LANE)
            .max()
            .orElse(0);
  }

  /** The right side of the column; what stands beyond makes room. */
  double begins() {
    return begins;
  }

  /** How much room the edges need beside the column. */
  double room() {
    return room;
  }

  Route route(Edge edge) {
    Box from = box(edge.from());
    Box to = box(edge.to());
    double lane = begins + LANE * ++lanes;
    double start = from.y() + from.height() * 2 / 3;
    double end = to.y() + to.height() / 3;
    Size size = sizes.edge(edge);
    Box label = size.isNone() ? null : label(edge, (start + end) / 2, size);
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

  /** On the lanes, as near to the middle as earlier labels leave room. */
  private Box label(Edge edge, double middle, Size size) {
    double step = size.height() + BETWEEN_LABELS;
    for (int i = 0; ; i++) {
      double away = (i + 1) / 2 * (i % 2 == 0 ? step : -step);
      double top = middle + away - size.height() / 2;
      Box place = new Box(edge.id(), labelsBegin, top, size.width(), size.height());
      if (labels.stream().noneMatch(l -> l.touches(place))) {
        labels.add(place);
        return place;
      }
    }
  }

  /** The rightmost point drawn. */
  double right() {
    return right;
  }

  private Box box(String hop) {
    return Objects.requireNonNull(boxes.get(hop));
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
