package dev.podnosis.ui.path;

import dev.podnosis.path.draw.EdgeStyle;
import dev.podnosis.path.draw.GraphWords;
import dev.podnosis.ui.common.Dividers;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Room;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.Segments;
import dev.podnosis.ui.common.StateView;
import dev.podnosis.ui.common.Status;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/** The drawing with its tools; below it where it breaks, compared, and what is selected. */
final class PathView extends BorderPane {
  /** Below this width the cards under the drawing become tabs. */
  private static final double WIDE = 1100;

  private static final double STEP = 1.2;
  private static final double LEAST_ZOOM = 0.4;
  private static final double MOST_ZOOM = 2.5;
  private static final double LEAST_FIT = 0.6;

  /** When a drawing is shown first, its words stay legible. */
  private static final double LEAST_FIRST = 0.8;

  /** In a lower pane the legend would hide the drawing. */
  private static final double ROOM_FOR_LEGEND = 340;

  private final PathViewModel model;
  private final Messages messages;
  private final ScrollPane viewport = new ScrollPane();
  private final StackPane stage = new StackPane();
  private final DoubleProperty zoom = new SimpleDoubleProperty(this, "zoom", 1);
  private final Scale scale = new Scale(1, 1);
  private final StackPane cards = new StackPane();
  private final List<Region> panels;
  private final ObservableDoubleValue room;
  private @Nullable PathCanvas canvas;

  /** The zoom that fits the drawing; once the user has chosen another, theirs stays. */
  private double fitted = 1;

  PathView(PathViewModel model, ScreenContext context) {
    this.model = model;
    this.messages = context.messages();
    this.room = Room.of(stage);
    this.panels =
        List.of(
            new FaultCard(model, context),
            new ComparedTable(model, messages),
            new SelectedCard(model, messages));
    scale.xProperty().bind(zoom);
    scale.yProperty().bind(zoom);
    viewport.setPannable(true);
    viewport.getStyleClass().addAll("edge-to-edge", "path-viewport");
    viewport.addEventFilter(ScrollEvent.SCROLL, this::wheel);
    stage.getChildren().addFirst(viewport);
    SplitPane split = new SplitPane(stage, cards);
    split.setOrientation(Orientation.VERTICAL);
    Dividers.remember(split, 0, "path", 0.64, context.preferences());
    split.getStyleClass().add("edge-to-edge");
    cards.setMinHeight(210);
    setTop(new PathTools(model, context, zoom, this::fit, this::canvas).bar());
    setCenter(split);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    room.addListener((o, was, now) -> arrange(was.doubleValue(), now.doubleValue()));
    model.drawingProperty().addListener(o -> show());
    model
        .selectedProperty()
        .addListener(
            (o, was, now) -> {
              if (canvas != null) {
                canvas.select(now);
              }
            });
    arrange(0, WIDE);
    show();
  }

  private @Nullable PathCanvas canvas() {
    return canvas;
  }

  private void arrange(double was, double now) {
    if (!cards.getChildren().isEmpty() && (was < WIDE) == (now < WIDE)) {
      return;
    }
    cards.getChildren().setAll(now < WIDE ? tabs() : columns());
  }

  private Node columns() {
    HBox row = new HBox();
    double[] widths = {450, 520, 320};
    for (int i = 0; i < panels.size(); i++) {
      Region panel = panels.get(i);
      panel.setPrefWidth(widths[i]);
      panel.setMinWidth(widths[i] * 0.7);
      panel.getStyleClass().remove("path-panel");
      panel.getStyleClass().add("path-panel");
      HBox.setHgrow(panel, Priority.ALWAYS);
      row.getChildren().add(panel);
    }
    row.setFillHeight(true);
    return row;
  }

  private Node tabs() {
    Segments<Integer> choice =
        new Segments<Integer>()
            .add(0, messages.text("path.tab.fault"))
            .add(1, messages.text("path.compare"))
            .add(2, messages.text("path.selected"));
    StackPane shown = new StackPane();
    choice
        .valueProperty()
        .addListener(
            (o, was, now) -> shown.getChildren().setAll(panels.get(now == null ? 0 : now)));
    choice.valueProperty().set(0);
    HBox bar = new HBox(choice);
    bar.setPadding(new Insets(8, 12, 8, 12));
    VBox.setVgrow(shown, Priority.ALWAYS);
    return new VBox(bar, shown);
  }

  private void show() {
    PathViewModel.Drawing drawing = model.drawingProperty().get();
    stage.getChildren().removeIf(n -> n.getStyleClass().contains("path-legend"));
    if (drawing == null) {
      canvas = null;
      StateView state =
          model.workspace().diagnosisProperty().get() == null
              ? new StateView(messages, Status.NOT_YET, messages.text("path.none"))
                  .meaning(messages.text("path.none.meaning"))
              : new StateView(messages, Status.RUNNING, messages.text("path.working"));
      state.setPadding(new Insets(16));
      viewport.setContent(state);
      return;
    }
    PathCanvas fresh =
        new PathCanvas(model.selectedProperty(), messages, drawing, this::bringIntoView);
    fresh.getTransforms().setAll(scale);
    canvas = fresh;
    viewport.setContent(new Group(fresh));
    Node legend = legend(drawing.words());
    legend.visibleProperty().bind(stage.heightProperty().greaterThan(ROOM_FOR_LEGEND));
    stage.getChildren().add(legend);
    stage.applyCss();
    stage.layout();
    if (zoom.get() == fitted && viewport.getViewportBounds().getWidth() > 1) {
      fitted = Math.max(LEAST_FIRST, fitting(fresh));
      zoom.set(fitted);
      stage.layout();
    }
    Region chosen = fresh.part(model.selectedProperty().get());
    if (chosen != null) {
      bringIntoView(chosen);
    }
  }

  private static Node legend(GraphWords words) {
    HBox box = new HBox(14);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("path-legend");
    for (EdgeStyle style : EdgeStyle.values()) {
      Line line = new Line(0, 0, 30, 0);
      line.setStrokeWidth(style.width());
      line.getStyleClass()
          .addAll("path-line", "edge-" + style.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      if (!style.dashes().isEmpty()) {
        for (String dash : style.dashes().split(" ")) {
          line.getStrokeDashArray().add(Double.valueOf(dash));
        }
      }
      HBox entry = new HBox(6, line, Labels.micro(fixed(words.legend(style))));
      entry.setAlignment(Pos.CENTER_LEFT);
      box.getChildren().add(entry);
    }
    box.getChildren().add(Labels.micro(fixed(words.edgeText())));
    box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    box.setMouseTransparent(true);
    StackPane.setAlignment(box, Pos.BOTTOM_LEFT);
    StackPane.setMargin(box, new Insets(0, 0, 14, 14));
    return box;
  }

  private void wheel(ScrollEvent event) {
    if (event.isShortcutDown() && event.getDeltaY() != 0) {
      zoomBy(event.getDeltaY() > 0 ? STEP : 1 / STEP);
      event.consume();
    }
  }

  private void key(KeyEvent event) {
    if (!event.isShortcutDown()) {
      return;
    }
    KeyCode code = event.getCode();
    if (code == KeyCode.PLUS || code == KeyCode.EQUALS || code == KeyCode.ADD) {
      zoomBy(STEP);
    } else if (code == KeyCode.MINUS || code == KeyCode.SUBTRACT) {
      zoomBy(1 / STEP);
    } else if (code == KeyCode.DIGIT0 || code == KeyCode.NUMPAD0) {
      zoom.set(1);
    } else {
      return;
    }
    event.consume();
  }

  private void zoomBy(double by) {
    zoom.set(Math.clamp(zoom.get() * by, LEAST_ZOOM, MOST_ZOOM));
  }

  private void fit() {
    PathCanvas drawn = canvas;
    if (drawn != null) {
      zoom.set(Math.max(LEAST_FIT, fitting(drawn)));
    }
  }

  private double fitting(PathCanvas drawn) {
    Bounds seen = viewport.getViewportBounds();
    double wanted =
        Math.min(seen.getWidth() / drawn.getPrefWidth(), seen.getHeight() / drawn.getPrefHeight());
    return Math.min(wanted, 1);
  }

  /** Scrolls so far that a part of the drawing is seen. */
  private void bringIntoView(Node part) {
    Node content = viewport.getContent();
    Bounds at = content.sceneToLocal(part.localToScene(part.getBoundsInLocal()));
    Bounds all = content.getLayoutBounds();
    Bounds seen = viewport.getViewportBounds();
    double spareX = all.getWidth() - seen.getWidth();
    double spareY = all.getHeight() - seen.getHeight();
    if (spareX > 0) {
      viewport.setHvalue(Math.clamp((at.getCenterX() - seen.getWidth() / 2) / spareX, 0, 1));
    }
    if (spareY > 0) {
      viewport.setVvalue(Math.clamp((at.getCenterY() - seen.getHeight() / 2) / spareY, 0, 1));
    }
  }

  private static SimpleStringProperty fixed(String text) {
    return new SimpleStringProperty(text);
  }
}
