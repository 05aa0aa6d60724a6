package dev.podnosis.ui.path;

import dev.podnosis.path.Hop;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.draw.EdgeStyle;
import dev.podnosis.path.draw.GraphLayout;
import dev.podnosis.path.draw.MarkPlaces;
import dev.podnosis.ui.common.Hint;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.StatusGlyph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.CacheHint;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.SVGPath;
import org.jspecify.annotations.Nullable;

/**
 * The drawing itself: cards, lines, labels, marks. Everything that can be selected can be reached
 * by keyboard; {@link PathKeys} leads along the edges.
 */
final class PathCanvas extends Pane {
  private static final double HEADING = 30;
  private static final double MARK = 26;

  /** With more hops, parts are moved as pictures, which is fast and a little less sharp. */
  private static final int MANY = 80;

  /** A line with longer stretches is drawn in pieces (px). */
  private static final double LONG_STRETCH = 120;

  private final StringProperty selected;
  private final Messages messages;
  private final PathViewModel.Drawing drawing;
  private final PathKeys keys;
  private final Map<String, List<Node>> lines = new HashMap<>();
  private final Map<String, Region> selectables = new HashMap<>();
  private final List<Node> pictures = new ArrayList<>();

  PathCanvas(
      StringProperty selected,
      Messages messages,
      PathViewModel.Drawing drawing,
      Consumer<Node> bringIntoView) {
    this.selected = selected;
    this.messages = messages;
    this.drawing = drawing;
    this.keys = new PathKeys(drawing, selectables, bringIntoView);
    GraphLayout layout = drawing.layout();
    MarkPlaces marks = new MarkPlaces(layout, drawing.marks());
    setPrefSize(
        Math.max(layout.width(), marks.right()) + 24,
        Math.max(layout.height(), marks.bottom()) + HEADING + 24);
    setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getStyleClass().add("path-canvas");
    layout.columns().forEach(this::heading);
    layout.groups().forEach(g -> group(g, marks.marksGroup(g.id())));
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
    marks.all().forEach(this::mark);
    select(selected.get());
  }

  private static SimpleStringProperty fixed(String text) {
    return new SimpleStringProperty(text);
  }

  private void heading(GraphLayout.Column column) {
    boolean beside =
        column.kind() == Hop.Kind.APISERVER
            && drawing.layout().columns().stream().anyMatch(c -> c.kind() == Hop.Kind.UPSTREAM);
    if (!beside) {
      Label heading = Labels.of(fixed(drawing.words().column(column.kind())), "path-heading");
      heading.relocate(column.x(), 6);
      getChildren().add(heading);
    }
  }

  private void group(GraphLayout.Box box, boolean faulty) {
    Label name = Labels.secondary(fixed(drawing.words().node(box.id())));
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    VBox frame = new VBox(name);
    frame.setAlignment(Pos.BOTTOM_LEFT);
    frame.setPadding(new Insets(6, 10, 5, 12));
    frame.getStyleClass().add("path-group");
    if (faulty) {
      frame.getStyleClass().add("faulty");
    }
    place(frame, box);
    getChildren().add(frame);
  }

  private void line(GraphLayout.Route route, PathGraph.Edge edge) {
    EdgeStyle style = EdgeStyle.of(edge);
    for (GraphLayout.Piece piece : route.pieces(LONG_STRETCH)) {
      SVGPath line = line(piece, style);
      line.setOnMouseClicked(e -> selected.set(edge.id()));
      getChildren().add(line);
      for (String id : List.of(edge.id(), edge.from(), edge.to())) {
        lines.computeIfAbsent(id, k -> new ArrayList<>()).add(line);
      }
    }
    Polygon head = new Polygon(route.arrow(9));
    head.setLayoutY(HEADING);
    head.getStyleClass().addAll("path-arrow", styleClass(style));
    getChildren().add(head);
  }

  private static SVGPath line(GraphLayout.Piece piece, EdgeStyle style) {
    SVGPath line = new SVGPath();
    line.setContent(piece.path());
    line.setLayoutY(HEADING);
    line.getStyleClass().addAll("path-line", styleClass(style));
    line.setStrokeWidth(style.width());
    if (!style.dashes().isEmpty()) {
      Arrays.stream(style.dashes().split(" "))
          .map(Double::valueOf)
          .forEach(line.getStrokeDashArray()::add);
      line.setStrokeDashOffset(piece.begins());
    }
    return line;
  }

  private static String styleClass(EdgeStyle style) {
    return "edge-" + style.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Node label(PathGraph.Edge edge, GraphLayout.Box room) {
    List<String> said = drawing.words().edge(edge).stream().limit(3).toList();
    VBox box = new VBox();
    for (int i = 0; i < said.size(); i++) {
      Label line = Labels.of(fixed(said.get(i)), i == 0 ? "path-count" : "path-times");
      if (i == 0) {
        line.setGraphic(new StatusGlyph(messages, PathViewModel.sign(edge.status()), 12));
        line.setGraphicTextGap(4);
      }
      box.getChildren().add(line);
    }
    box.setPadding(new Insets(2, 5, 2, 5));
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
    return drawing.graph().hop(hop).map(drawing.words()::hop).orElse(hop);
  }

  private Node card(Hop hop, GraphLayout.Box box) {
    Label name = Labels.cardTitle(fixed(drawing.words().hop(hop)));
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    Hint.on(name, name::getText);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    StatusGlyph sign = new StatusGlyph(messages, PathViewModel.sign(hop.status()), 14);
    HBox head = new HBox(6, HopIcons.of(hop.kind()), name, space, sign);
    head.setAlignment(Pos.CENTER_LEFT);
    VBox card = new VBox(head);
    drawing.words().lines(hop).stream()
        .limit(4)
        .forEach(
            l -> {
              Label line = Labels.secondary(fixed(l));
              line.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
              card.getChildren().add(line);
            });
    card.setPadding(new Insets(8, 10, 8, 10));
    card.getStyleClass().addAll("path-card", "hop-" + hop.status().id());
    place(card, box);
    selectable(
        card,
        hop.id(),
        drawing.words().column(hop.kind())
            + " "
            + drawing.words().hop(hop)
            + ", "
            + String.join(", ", drawing.words().lines(hop)));
    return card;
  }

  private void mark(MarkPlaces.Place place) {
    boolean sure = drawing.localisation().main().settled();
    StatusGlyph glyph =
        new StatusGlyph(messages, sure ? Status.PROBLEM : Status.INCONCLUSIVE, MARK);
    glyph.relocate(place.x() - MARK / 2, place.y() - MARK / 2 + HEADING);
    Label flag = Labels.of(fixed(place.mark().label()), "path-flag");
    if (!sure) {
      flag.getStyleClass().add("open");
    }
    flag.setMouseTransparent(true);
    place(flag, place.flag());
    getChildren().addAll(glyph, flag);
  }

  private void selectable(Region node, String id, String text) {
    selectables.put(id, node);
    node.setFocusTraversable(true);
    node.setAccessibleRole(AccessibleRole.BUTTON);
    node.setAccessibleText(text);
    node.hoverProperty().addListener((o, was, now) -> hover(id, now));
    node.setOnMouseClicked(
        e -> {
          node.requestFocus();
          selected.set(id);
        });
    node.setOnKeyPressed(
        e -> {
          switch (e.getCode()) {
            case ENTER, SPACE -> {
              selected.set(id);
              e.consume();
            }
            case LEFT, RIGHT, UP, DOWN -> {
              if (!e.isAltDown() && !e.isShortcutDown() && keys.move(id, e.getCode())) {
                e.consume();
              }
            }
            default -> {}
          }
        });
  }

  private void hover(String id, boolean on) {
    lines
        .getOrDefault(id, List.of())
        .forEach(
            l -> {
              l.getStyleClass().remove("hovered");
              if (on) {
                l.getStyleClass().add("hovered");
              }
            });
  }

  /** What is drawn for an edge's label or a hop. */
  @Nullable Region part(String id) {
    return selectables.get(id);
  }

  /** Frames what is selected. */
  void select(String id) {
    selectables.forEach(
        (key, node) -> {
          node.getStyleClass().remove("chosen");
          if (key.equals(id)) {
            node.getStyleClass().add("chosen");
          }
        });
  }

  /** While it is zoomed, parts are scaled as pictures; afterwards they are drawn sharp again. */
  void zooming(boolean now) {
    CacheHint hint = now ? CacheHint.SPEED : CacheHint.DEFAULT;
    pictures.forEach(node -> node.setCacheHint(hint));
  }

  private void place(Region node, GraphLayout.Box box) {
    if (drawing.graph().hops().size() > MANY) {
      node.setCache(true);
      pictures.add(node);
    }
    node.setPrefSize(box.width(), box.height());
    node.setMinSize(box.width(), box.height());
    node.setMaxSize(box.width(), box.height());
    node.relocate(box.x(), box.y() + HEADING);
  }
}
