package dev.podnosis.ui.path;

import dev.podnosis.path.PathGraph;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

/** Arrow keys in the drawing: left and right follow edges, up and down stay in the column. */
record PathKeys(
    PathViewModel.Drawing drawing, Map<String, Region> places, Consumer<Node> bringIntoView) {
  /** How far apart two things may stand that count as one column, in pixels. */
  private static final double COLUMN = 60;

  /** Moves the focus from an edge or a hop; whether there was anything to move to. */
  boolean move(String from, KeyCode key) {
    Optional<Region> next =
        switch (key) {
          case RIGHT -> first(along(from, true));
          case LEFT -> first(along(from, false));
          case UP -> beside(from, -1);
          case DOWN -> beside(from, 1);
          default -> Optional.empty();
        };
    next.ifPresent(
        node -> {
          node.requestFocus();
          bringIntoView.accept(node);
        });
    return next.isPresent();
  }

  private Optional<Region> first(Stream<String> ids) {
    return ids.flatMap(id -> Stream.ofNullable(places.get(id)))
        .min(Comparator.comparingDouble(Region::getLayoutY));
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

  private Optional<Region> beside(String from, int direction) {
    Region here = places.get(from);
    if (here == null) {
      return Optional.empty();
    }
    boolean edge = drawing.edge(from).isPresent();
    return places.entrySet().stream()
        .filter(e -> drawing.edge(e.getKey()).isPresent() == edge)
        .map(Map.Entry::getValue)
        .filter(n -> direction * (n.getLayoutY() - here.getLayoutY()) > 0)
        .filter(n -> Math.abs(n.getLayoutX() - here.getLayoutX()) < COLUMN)
        .min(Comparator.comparingDouble(n -> direction * (n.getLayoutY() - here.getLayoutY())));
  }
}
