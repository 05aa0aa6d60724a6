package dev.podnosis.ui.path;

import dev.podnosis.path.PathGraph;
import dev.podnosis.path.draw.GraphLayout.Box;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;

/**
 * Where keys lead in the drawing, whether it is seen or not: left and right follow edges, up and
 * down stay in the column, Tab goes through everything.
 */
final class PathKeys {
  /** How far apart two things may stand that count as one column, in pixels. */
  private static final double COLUMN = 60;

  private final PathViewModel.Drawing drawing;
  private final Map<String, Box> places = new LinkedHashMap<>();
  private final List<String> order;

  PathKeys(PathViewModel.Drawing drawing) {
    this.drawing = drawing;
    drawing.picture().parts().forEach(box -> places.put(box.id(), box));
    order = List.copyOf(places.keySet());
  }

  /** The edge or hop to which a key leads from another; empty when there is none. */
  Optional<String> next(String from, KeyCode key) {
    return switch (key) {
      case RIGHT -> first(along(from, true));
      case LEFT -> first(along(from, false));
      case UP -> beside(from, -1);
      case DOWN -> beside(from, 1);
      default -> Optional.empty();
    };
  }

  /** The edge or hop after another one, or before it. */
  Optional<String> tab(String from, boolean back) {
    int to = order.indexOf(from) + (back ? -1 : 1);
    return to < 0 || to >= order.size() ? Optional.empty() : Optional.of(order.get(to));
  }

  private Optional<String> first(Stream<String> ids) {
    return ids.flatMap(id -> Stream.ofNullable(places.get(id)))
        .min(Comparator.comparingDouble(Box::y))
        .map(Box::id);
  }

  private Stream<String> along(String from, boolean forward) {
    Optional<PathGraph.Edge> edge = drawing.edge(from);
    if (edge.isPresent()) {
      return Stream.of(forward ? edge.get().to() : edge.get().from());
    }
    List<PathGraph.Edge> edges =
        drawing.graph().edges().stream()
            .filter(e -> (forward ? e.from() : e.to()).equals(from))
            .toList();
    boolean labelled = edges.stream().anyMatch(e -> places.containsKey(e.id()));
    return edges.stream().map(e -> labelled ? e.id() : forward ? e.to() : e.from());
  }

  private Optional<String> beside(String from, int direction) {
    Box here = places.get(from);
    if (here == null) {
      return Optional.empty();
    }
    boolean edge = drawing.edge(from).isPresent();
    return places.values().stream()
        .filter(b -> direction * (b.y() - here.y()) > 0)
        .filter(b -> Math.abs(b.x() - here.x()) < COLUMN)
        .filter(b -> drawing.edge(b.id()).isPresent() == edge)
        .min(Comparator.comparingDouble(b -> direction * (b.y() - here.y())))
        .map(Box::id);
  }
}
