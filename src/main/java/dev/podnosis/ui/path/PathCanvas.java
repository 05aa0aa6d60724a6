package dev.podnosis.ui.path;

import dev.podnosis.path.Hop;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.draw.EdgeStyle;
import dev.podnosis.path.draw.GraphLayout;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.StatusGlyph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/**
 * The drawing itself: cards, lines, labels. Everything that can be selected can be reached by
 * keyboard.
 */
final class PathCanvas extends Pane {
  private static final double HEADING = 30;

  private final PathViewModel model;
  private final Messages messages;
  private final PathViewModel.Drawing drawing;

  PathCanvas(PathViewModel model, Messages messages, PathViewModel.Drawing drawing) {
    this.model = model;
    this.messages = messages;
    this.drawing = drawing;
    GraphLayout layout = drawing.layout();
    setPrefSize(layout.width() + 24, layout.height() + HEADING + 24);
    setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getStyleClass().add("path-canvas");
    for (GraphLayout.Column column : layout.columns()) {
      Label heading = Labels.secondary(fixed(drawing.words().column(column.kind())));
      heading.relocate(column.x(), 4);
      getChildren().add(heading);
    }
    layout.groups().forEach(this::group);
    Map<String, PathGraph.Edge> edges = new HashMap<>();
    drawing.graph().edges().forEach(e -> edges.put(e.id(), e));
    List<Node> labels = new ArrayList<>();
    for (GraphLayout.Route route : layout.routes()) {
      PathGraph.Edge edge = edges.get(route.edge());
      if (edge != null) {
        line(route, edge);
        GraphLayout.Box room = route.label();
        if (room != null) {
          labels.add(label(edge, room));
        }
      }
    }
    for (GraphLayout.Box box : layout.boxes()) {
      drawing.graph().hop(box.id()).ifPresent(h -> getChildren().add(card(h, box)));
    }
    getChildren().addAll(labels);
  }

  private static SimpleStringProperty fixed(String text) {
    return new SimpleStringProperty(text);
  }

  private void group(GraphLayout.Box box) {
    VBox frame = new VBox(Labels.secondary(fixed(drawing.words().node(box.id()))));
    frame.setAlignment(Pos.BOTTOM_LEFT);
    frame.setPadding(new Insets(6, 10, 4, 10));
    frame.getStyleClass().add("path-group");
    place(frame, box);
    getChildren().add(frame);
  }

  private void line(GraphLayout.Route route, PathGraph.Edge edge) {
    EdgeStyle style = EdgeStyle.of(edge);
    Polyline line = new Polyline();
    route.points().forEach(p -> line.getPoints().addAll(p.x(), p.y() + HEADING));
    line.getStyleClass().addAll("path-line", styleClass(style));
    line.setStrokeWidth(style.width());
    if (!style.dashes().isEmpty()) {
      Arrays.stream(style.dashes().split(" "))
          .map(Double::valueOf)
          .forEach(line.getStrokeDashArray()::add);
    }
    line.setOnMouseClicked(e -> model.selectedProperty().set(edge.id()));
    getChildren().add(line);
    arrow(route, style);
  }

  private void arrow(GraphLayout.Route route, EdgeStyle style) {
    int n = route.points().size();
    if (n < 2) {
      return;
    }
    GraphLayout.Point end = route.points().get(n - 1);
    GraphLayout.Point before = route.points().get(n - 2);
    double angle = Math.atan2(end.y() - before.y(), end.x() - before.x());
    Polygon head = new Polygon(0, 0, -9, -4.5, -9, 4.5);
    head.relocate(0, 0);
    head.setRotate(0);
    head.getTransforms()
        .addAll(
            new javafx.scene.transform.Translate(end.x(), end.y() + HEADING),
            new javafx.scene.transform.Rotate(Math.toDegrees(angle)));
    head.setLayoutX(0);
    head.setLayoutY(0);
    head.getStyleClass().addAll("path-arrow", styleClass(style));
    getChildren().add(head);
  }

  private static String styleClass(EdgeStyle style) {
    return "edge-" + style.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Node label(PathGraph.Edge edge, GraphLayout.Box room) {
    List<String> lines = drawing.words().edge(edge);
    VBox words = new VBox();
    for (String line : lines) {
      words.getChildren().add(Labels.micro(fixed(line)));
    }
    HBox box = new HBox(4, new StatusGlyph(messages, PathViewModel.sign(edge.status()), 12), words);
    box.setAlignment(Pos.CENTER);
    box.setPadding(new Insets(2, 6, 2, 6));
    box.getStyleClass().addAll("path-label", styleClass(EdgeStyle.of(edge)));
    place(box, room);
    selectable(box, edge.id(), words(edge));
    return box;
  }

  private String words(PathGraph.Edge edge) {
    return messages.get(
        "path.edge",
        "from",
        name(edge.from()),
        "to",
        name(edge.to()),
        "text",
        String.join(", ", drawing.words().edge(edge)));
  }

  private String name(String hop) {
    return drawing.graph().hop(hop).map(Hop::label).orElse(hop);
  }

  private Node card(Hop hop, GraphLayout.Box box) {
    Label name = Labels.cardTitle(fixed(drawing.words().hop(hop)));
    Region space = new Region();
    HBox.setHgrow(space, javafx.scene.layout.Priority.ALWAYS);
    HBox head =
        new HBox(6, name, space, new StatusGlyph(messages, PathViewModel.sign(hop.status()), 14));
    VBox card = new VBox(head);
    drawing.words().lines(hop).stream()
        .limit(4)
        .forEach(l -> card.getChildren().add(Labels.secondary(fixed(l))));
    card.setPadding(new Insets(8, 10, 8, 10));
    card.getStyleClass().addAll("path-card", "hop-" + hop.status().id());
    place(card, box);
    selectable(
        card,
        hop.id(),
        drawing.words().column(hop.kind())
            + " "
            + hop.label()
            + ", "
            + String.join(", ", drawing.words().lines(hop)));
    return card;
  }

  private void selectable(Region node, String id, String text) {
    node.setFocusTraversable(true);
    node.setAccessibleRole(AccessibleRole.BUTTON);
    node.setAccessibleText(text);
    node.setOnMouseClicked(
        e -> {
          node.requestFocus();
          model.selectedProperty().set(id);
        });
    node.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
            model.selectedProperty().set(id);
            e.consume();
          }
        });
  }

  private static void place(Region node, GraphLayout.Box box) {
    node.setPrefSize(box.width(), box.height());
    node.setMinSize(box.width(), box.height());
    node.setMaxSize(box.width(), box.height());
    node.relocate(box.x(), box.y() + HEADING);
  }
}
