package dev.podnosis.ui.path;

import dev.podnosis.dns.EnumId;
import dev.podnosis.path.draw.EdgeStyle;
import dev.podnosis.path.draw.GraphWords;
import dev.podnosis.ui.common.Dividers;
import dev.podnosis.ui.common.FilePicker;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.NoCase;
import dev.podnosis.ui.common.Room;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.Segments;
import dev.podnosis.ui.common.ShellState;
import dev.podnosis.ui.common.StateView;
import dev.podnosis.ui.common.Status;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

/** The drawing with its tools; below it where it breaks, compared, and what is selected. */
final class PathView extends BorderPane {
  /** Below this width the cards under the drawing become tabs. */
  private static final double WIDE = 1100;

  /** In a lower pane the legend would take too much of the drawing. */
  private static final double ROOM_FOR_LEGEND = 340;

  private final PathViewModel model;
  private final Messages messages;
  private final ShellState shell;
  private final PathViewport viewport = new PathViewport();
  private final VBox stage = new VBox();
  private final StackPane cards = new StackPane();
  private final List<Region> panels;
  private final ObservableDoubleValue room;

  PathView(PathViewModel model, ScreenContext context, FilePicker picker) {
    this.model = model;
    this.messages = context.messages();
    this.shell = context.shell();
    this.room = Room.of(stage);
    this.panels =
        List.of(
            new FaultCard(model, context),
            new ComparedTable(model, messages),
            new SelectedCard(model, messages));
    stage.getChildren().add(viewport);
    stage.getStyleClass().add("path-stage");
    VBox.setVgrow(viewport, Priority.ALWAYS);
    SplitPane split = new SplitPane(stage, cards);
    split.setOrientation(Orientation.VERTICAL);
    Dividers.remember(split, 0, "path", 0.64, context.preferences());
    split.getStyleClass().add("edge-to-edge");
    cards.setMinHeight(210);
    setTop(
        new PathTools(
                model, context, picker, viewport.zoomProperty(), viewport::fit, viewport::canvas)
            .bar());
    setCenter(split);
    addEventHandler(KeyEvent.KEY_PRESSED, viewport::key);
    room.addListener((o, was, now) -> arrange(was.doubleValue(), now.doubleValue()));
    model.drawingProperty().addListener(o -> show());
    model
        .selectedProperty()
        .addListener(
            (o, was, now) -> {
              PathCanvas drawn = viewport.canvas();
              if (drawn != null) {
                drawn.select(now);
              }
            });
    arrange(0, WIDE);
    show();
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
      StateView state =
          model.workspace().diagnosisProperty().get() == null
              ? NoCase.view(messages, shell)
              : new StateView(messages, Status.RUNNING, messages.text("path.working"));
      state.setPadding(new Insets(16));
      viewport.showNone(state);
      return;
    }
    PathCanvas fresh =
        new PathCanvas(
            model.selectedProperty(), messages, drawing, viewport::seen, viewport::bringIntoView);
    viewport.show(fresh);
    Node legend = legend(drawing.words());
    legend.visibleProperty().bind(stage.heightProperty().greaterThan(ROOM_FOR_LEGEND));
    legend.managedProperty().bind(legend.visibleProperty());
    stage.getChildren().add(legend);
    stage.applyCss();
    stage.layout();
    fresh.part(model.selectedProperty().get()).forEach(viewport::bringIntoView);
  }

  private static Node legend(GraphWords words) {
    HBox box = new HBox(14);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("path-legend");
    for (EdgeStyle style : EdgeStyle.values()) {
      Line line = new Line(0, 0, 30, 0);
      line.setStrokeWidth(style.width());
      line.getStyleClass().addAll("path-line", "edge-" + EnumId.of(style));
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
    VBox.setMargin(box, new Insets(6, 14, 10, 14));
    return box;
  }

  private static SimpleStringProperty fixed(String text) {
    return new SimpleStringProperty(text);
  }
}
