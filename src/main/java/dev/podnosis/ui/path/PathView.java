package dev.podnosis.ui.path;

import dev.podnosis.path.draw.GraphSvg;
import dev.podnosis.path.draw.Palette;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.Segments;
import dev.podnosis.ui.common.StateView;
import dev.podnosis.ui.common.Status;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** The drawing with its tools, and below it what was measured at the selected place. */
final class PathView extends BorderPane {
  private static final double STEP = 1.2;

  private final PathViewModel model;
  private final ScreenContext context;
  private final Messages messages;
  private final ScrollPane viewport = new ScrollPane();
  private final Scale scale = new Scale(1, 1);

  PathView(PathViewModel model, ScreenContext context) {
    this.model = model;
    this.context = context;
    this.messages = context.messages();
    viewport.setPannable(true);
    viewport.getStyleClass().add("edge-to-edge");
    viewport.addEventFilter(
        ScrollEvent.SCROLL,
        e -> {
          if (e.isShortcutDown()) {
            zoom(e.getDeltaY() > 0 ? STEP : 1 / STEP);
            e.consume();
          }
        });
    StackPane cards = new StackPane(new SelectedCard(model, messages));
    cards.setPadding(new Insets(16));
    SplitPane split = new SplitPane(viewport, cards);
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(0.68);
    split.getStyleClass().add("edge-to-edge");
    setTop(tools());
    setCenter(split);
    model.drawingProperty().addListener(o -> show());
    show();
  }

  private Node tools() {
    Segments<Boolean> filter =
        new Segments<Boolean>()
            .add(Boolean.FALSE, messages.text("path.filter.all"))
            .add(Boolean.TRUE, messages.text("path.filter.problems"));
    filter.valueProperty().set(model.problemsOnlyProperty().get());
    filter
        .valueProperty()
        .addListener((o, was, now) -> model.problemsOnlyProperty().set(Boolean.TRUE.equals(now)));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar =
        new HBox(
            8,
            Labels.section(messages.text("path.title")),
            space,
            filter,
            Buttons.icon(
                messages.text("path.zoom.out"),
                MaterialDesignM.MAGNIFY_MINUS_OUTLINE,
                () -> zoom(1 / STEP)),
            Buttons.icon(
                messages.text("path.zoom.in"),
                MaterialDesignM.MAGNIFY_PLUS_OUTLINE,
                () -> zoom(STEP)),
            Buttons.icon(
                messages.text("path.zoom.fit"), MaterialDesignF.FIT_TO_PAGE_OUTLINE, this::fit),
            Buttons.plain(messages.text("path.export"), this::export));
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.setPadding(new Insets(7, 16, 7, 16));
    bar.getStyleClass().add("panel-header");
    return bar;
  }

  private void show() {
    PathViewModel.Drawing drawing = model.drawingProperty().get();
    if (drawing == null) {
      viewport.setContent(
          new StateView(messages, Status.NOT_YET, messages.text("path.none"))
              .meaning(messages.text("path.none.meaning")));
      return;
    }
    PathCanvas canvas = new PathCanvas(model, messages, drawing);
    canvas.getTransforms().setAll(scale);
    viewport.setContent(new Group(canvas));
  }

  private void zoom(double by) {
    double to = Math.clamp(scale.getX() * by, 0.4, 2.5);
    scale.setX(to);
    scale.setY(to);
  }

  private void fit() {
    PathViewModel.Drawing drawing = model.drawingProperty().get();
    if (drawing == null) {
      return;
    }
    double wanted =
        Math.min(
            viewport.getViewportBounds().getWidth() / (drawing.layout().width() + 48),
            viewport.getViewportBounds().getHeight() / (drawing.layout().height() + 78));
    double to = Math.clamp(wanted, 0.6, 1.5);
    scale.setX(to);
    scale.setY(to);
  }

  private void export() {
    PathViewModel.Drawing drawing = model.drawingProperty().get();
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName("Path.svg");
    File file = drawing == null ? null : chooser.showSaveDialog(getScene().getWindow());
    if (drawing == null || file == null) {
      return;
    }
    model
        .background()
        .task(
            progress -> {
              String svg = GraphSvg.of(drawing.graph(), drawing.words(), Palette.LIGHT, List.of());
              try {
                Files.writeString(file.toPath(), svg);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return file;
            })
        .onDone(
            f ->
                context
                    .toasts()
                    .show(Status.OK, messages.get("path.exported", "file", f.getName())))
        .onFailed(
            e ->
                context
                    .toasts()
                    .show(
                        Status.PROBLEM,
                        messages.get("path.export-failed", "why", String.valueOf(e.getMessage()))))
        .start();
  }
}
