package dev.podnosis.ui.diagnose;

import dev.podnosis.diagnosis.Flowchart;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.report.Wording;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Room;
import dev.podnosis.ui.common.Status;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polyline;

/** The procedure as a map: a node for each step in its state, and the lines between them. */
final class FlowMap extends Pane {
  /** In pixels at the usual size of text. */
  private static final double ROW = 41;

  private static final double GAP = 11;

  /** Where an answer stands at a line; at the usual size of text. */
  private static final double LABEL_GAP = 21;

  private static final double BESIDE = 12;
  private static final double EDGE = 14;
  private static final String TAKEN = "taken";
  private static final String OPEN = "open";

  // How much of the width the left of two columns takes.
  private static final double ALONE = 0.74;
  private static final double STACKED = 0.52;
  private static final double BESIDE_HOST = 0.6;
  private static final double PARTED = 0.5;

  private static final Set<Status> LOOKED =
      Set.of(Status.OK, Status.PROBLEM, Status.ATTENTION, Status.INCONCLUSIVE, Status.RUNNING);

  private final Map<StepId, MapLayout.Cell> cells;
  private final List<MapLayout.Edge> edges;
  private final Flowchart flowchart;
  private final Map<StepId, MapNodeView> nodes = new EnumMap<>(StepId.class);
  private final Map<MapLayout.Edge, Polyline> lines = new LinkedHashMap<>();
  private final Map<MapLayout.Edge, Label> labels = new LinkedHashMap<>();
  private final DoubleBinding scale = Room.scale(this);

  FlowMap(
      Messages messages,
      ObservableValue<Wording> wording,
      Flowchart flowchart,
      Consumer<StepId> choose) {
    this.flowchart = flowchart;
    cells = MapLayout.of(flowchart);
    edges = MapLayout.edges(flowchart);
    getStyleClass().add("flow-map");
    scale.addListener(changed -> requestLayout());
    edges.stream().filter(this::isDrawn).forEach(edge -> lines.put(edge, line()));
    Group behind = new Group();
    behind.setManaged(false);
    behind.getChildren().setAll(lines.values());
    getChildren().add(behind);
    for (Flowchart.Step step : flowchart.steps()) {
      MapNodeView node = new MapNodeView(messages, step.question(), cell(step.id()).of() > 1);
      node.setOnMouseClicked(
          event -> {
            node.requestFocus();
            choose.accept(step.id());
          });
      node.setOnKeyPressed(event -> press(event, step.id(), choose));
      nodes.put(step.id(), node);
      getChildren().add(node);
    }
    for (MapLayout.Edge edge : edges) {
      if (flowchart.step(edge.from()).question()) {
        Label label = new Label();
        label.getStyleClass().addAll("micro", "map-label");
        label
            .textProperty()
            .bind(wording.map(w -> w.answer(edge.from(), edge.outcomes().getLast())));
        label.setMouseTransparent(true);
        labels.put(edge, label);
        getChildren().add(label);
      }
    }
  }

  /** Shows the steps as they are now. */
  void show(List<MapNode> now) {
    now.forEach(n -> node(n.step()).show(n));
    lines.forEach((edge, line) -> colour(line, taken(edge) ? TAKEN : OPEN));
  }

  /** Marks the step in view. */
  void select(StepId step) {
    nodes.forEach((id, node) -> node.select(id == step));
  }

  private void press(KeyEvent event, StepId from, Consumer<StepId> choose) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case ENTER, SPACE -> choose.accept(from);
      case DOWN -> focus(from, 1);
      case UP -> focus(from, -1);
      case RIGHT -> focusBeside(from, MapLayout.Column.RIGHT);
      case LEFT -> focusBeside(from, MapLayout.Column.LEFT);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void focus(StepId from, int by) {
    List<Flowchart.Step> steps = flowchart.steps();
    int at = steps.indexOf(flowchart.step(from)) + by;
    if (at >= 0 && at < steps.size()) {
      node(steps.get(at).id()).requestFocus();
    }
  }

  private void focusBeside(StepId from, MapLayout.Column column) {
    cells.values().stream()
        .filter(c -> c.row() == cell(from).row() && c.column() == column)
        .findFirst()
        .ifPresent(c -> node(c.step()).requestFocus());
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    int last = cells.values().stream().mapToInt(MapLayout.Cell::row).max().orElse(0);
    return top(last) + row() + EDGE;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 300;
  }

  @Override
  protected void layoutChildren() {
    for (Map.Entry<StepId, MapNodeView> entry : nodes.entrySet()) {
      Rectangle2D place = place(cell(entry.getKey()));
      entry
          .getValue()
          .resizeRelocate(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
    }
    lines.forEach(this::draw);
  }

  private static Polyline line() {
    Polyline line = new Polyline();
    line.getStyleClass().addAll("map-edge", OPEN);
    line.setMouseTransparent(true);
    return line;
  }

  private static void colour(Polyline line, String how) {
    if (!line.getStyleClass().getLast().equals(how)) {
      line.getStyleClass().set(line.getStyleClass().size() - 1, how);
    }
  }

  /** What leads on from a detour is drawn by its host. */
  private boolean isDrawn(MapLayout.Edge edge) {
    MapLayout.Cell from = cell(edge.from());
    return from.of() == 1 && !isBeside(from, edge.to());
  }

  private void draw(MapLayout.Edge edge, Polyline line) {
    MapLayout.Cell from = cell(edge.from());
    MapLayout.Cell to = cell(edge.to());
    Rectangle2D a = place(from);
    Rectangle2D b = place(to);
    if (from.row() == to.row()) {
      double y = b.getMinY() + b.getHeight() / 2;
      lead(line, a.getMaxX(), y, b.getMinX(), y);
    } else if (to.row() - from.row() > 1 && from.column() == MapLayout.Column.FULL) {
      double x = getWidth() - 7;
      lead(line, a.getMaxX(), middle(a), x, middle(a), x, middle(b), b.getMaxX(), middle(b));
      label(edge, x - 30, a.getMaxY() + 3);
    } else {
      double x = Math.max(centre(from), centre(to));
      lead(line, x, a.getMaxY(), x, b.getMinY());
      label(edge, x + 6, a.getMaxY() + 3);
    }
  }

  private static void lead(Polyline line, Double... points) {
    List<Double> way = List.of(points);
    if (!line.getPoints().equals(way)) {
      line.getPoints().setAll(way);
    }
  }

  private void label(MapLayout.Edge edge, double x, double y) {
    Label label = labels.get(edge);
    if (label != null) {
      label.autosize();
      label.relocate(Math.min(x, getWidth() - label.getWidth() - 8), y);
    }
  }

  /** A detour that stands beside its host leads back to where the host leads. */
  private boolean isBeside(MapLayout.Cell from, StepId to) {
    return cells.values().stream()
        .anyMatch(
            c ->
                c.row() == from.row()
                    && c.step() != from.step()
                    && flowchart.step(c.step()).next().containsValue(from.step())
                    && flowchart.step(c.step()).next().containsValue(to));
  }

  private boolean taken(MapLayout.Edge edge) {
    return LOOKED.contains(node(edge.from()).status()) && LOOKED.contains(node(edge.to()).status());
  }

  private static double middle(Rectangle2D place) {
    return place.getMinY() + place.getHeight() / 2;
  }

  /** Lines between full rows run where the left column has its middle. */
  private double centre(MapLayout.Cell cell) {
    double whole = getWidth() - 2 * EDGE;
    return cell.column() == MapLayout.Column.RIGHT ? EDGE + whole * 0.76 : EDGE + whole * 0.3;
  }

  private Rectangle2D place(MapLayout.Cell cell) {
    double whole = getWidth() - 2 * EDGE;
    double left = Math.round((whole - BESIDE) * leftShare(cell));
    double y = top(cell.row());
    double height = row();
    if (cell.of() > 1) {
      height = (row() - 4.0 * (cell.of() - 1)) / cell.of();
      y += cell.share() * (height + 4);
    }
    return switch (cell.column()) {
      case FULL -> new Rectangle2D(EDGE, y, Math.max(0, whole), height);
      case LEFT -> new Rectangle2D(EDGE, y, Math.max(0, left), height);
      case RIGHT ->
          new Rectangle2D(EDGE + left + BESIDE, y, Math.max(0, whole - left - BESIDE), height);
    };
  }

  private double row() {
    return Math.round(ROW * scale.get());
  }

  /**
   * Beside a host a detour is narrower, several above one another have one line each; parted ways
   * are as wide as each other, and one alone in its row as wide as the line of the other leaves.
   */
  private double leftShare(MapLayout.Cell cell) {
    List<MapLayout.Cell> row = cells.values().stream().filter(c -> c.row() == cell.row()).toList();
    if (row.size() == 1) {
      return ALONE;
    }
    if (row.stream().anyMatch(c -> c.of() > 1)) {
      return STACKED;
    }
    boolean detour =
        row.stream()
            .anyMatch(
                c ->
                    row.stream()
                        .anyMatch(
                            host -> flowchart.step(host.step()).next().containsValue(c.step())));
    return detour ? BESIDE_HOST : PARTED;
  }

  private double top(int row) {
    double y = EDGE;
    for (int above = 0; above < row; above++) {
      y += row() + (asks(above) ? LABEL_GAP * scale.get() : GAP);
    }
    return y;
  }

  private boolean asks(int row) {
    return cells.values().stream()
        .anyMatch(c -> c.row() == row && flowchart.step(c.step()).question());
  }

  private MapLayout.Cell cell(StepId step) {
    MapLayout.Cell cell = cells.get(step);
    if (cell == null) {
      throw new IllegalArgumentException("no step " + step.id() + " in the map");
    }
    return cell;
  }

  private MapNodeView node(StepId step) {
    MapNodeView node = nodes.get(step);
    if (node == null) {
      throw new IllegalArgumentException("no step " + step.id() + " in the map");
    }
    return node;
  }
}
