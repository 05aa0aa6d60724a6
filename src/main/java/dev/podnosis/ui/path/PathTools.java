package dev.podnosis.ui.path;

import dev.podnosis.path.draw.GraphSvg;
import dev.podnosis.path.draw.Palette;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.FilePicker;
import dev.podnosis.ui.common.Icons;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.Segments;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.WrittenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The bar above the drawing: filters, zoom, export. */
final class PathTools {
  private static final double STEP = 1.2;

  private final PathViewModel model;
  private final ScreenContext context;
  private final FilePicker picker;
  private final Messages messages;
  private final DoubleProperty zoom;
  private final Runnable fit;
  private final Supplier<@Nullable PathCanvas> canvas;

  PathTools(
      PathViewModel model,
      ScreenContext context,
      FilePicker picker,
      DoubleProperty zoom,
      Runnable fit,
      Supplier<@Nullable PathCanvas> canvas) {
    this.model = model;
    this.context = context;
    this.picker = picker;
    this.messages = context.messages();
    this.zoom = zoom;
    this.fit = fit;
    this.canvas = canvas;
  }

  Node bar() {
    Label title = Labels.section(messages.text("path.title"));
    title.setMinWidth(Region.USE_PREF_SIZE);
    Label what = Labels.secondary(subject());
    what.setMinWidth(0);
    HBox.setHgrow(what, Priority.SOMETIMES);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar = new HBox(8, title, what, space, problems(), carriers(), nodes(), zoom(), export());
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.setPadding(new Insets(7, 16, 7, 16));
    bar.getStyleClass().add("panel-header");
    return bar;
  }

  private ObservableValue<String> subject() {
    return Bindings.createStringBinding(
        () -> {
          String pod = context.shell().podProperty().get();
          String domain = context.shell().domainProperty().get();
          if (context.shell().screenShareProperty().get() || pod.isEmpty() || domain.isEmpty()) {
            return "";
          }
          String name = pod.substring(pod.indexOf('/') + 1);
          return messages.get("path.subject", "pod", name, "domain", List.of(domain.split(", ")));
        },
        context.shell().podProperty(),
        context.shell().domainProperty(),
        context.shell().screenShareProperty(),
        messages.languageProperty());
  }

  private Node problems() {
    Segments<Boolean> filter =
        new Segments<Boolean>()
            .add(Boolean.FALSE, messages.text("path.filter.all"))
            .add(Boolean.TRUE, messages.text("path.filter.problems"));
    filter.valueProperty().set(model.problemsOnlyProperty().get());
    filter
        .valueProperty()
        .addListener((o, was, now) -> model.problemsOnlyProperty().set(Boolean.TRUE.equals(now)));
    return filter;
  }

  private Node carriers() {
    Segments<PathFilter.Carriers> choice =
        new Segments<PathFilter.Carriers>()
            .add(PathFilter.Carriers.BOTH, messages.text("path.filter.both"))
            .add(PathFilter.Carriers.UDP, messages.text("path.filter.udp"))
            .add(PathFilter.Carriers.TCP, messages.text("path.filter.tcp"));
    choice.valueProperty().set(model.carriersProperty().get());
    choice
        .valueProperty()
        .addListener(
            (o, was, now) ->
                model.carriersProperty().set(now == null ? PathFilter.Carriers.BOTH : now));
    return choice;
  }

  private Node nodes() {
    MenuButton menu = new MenuButton();
    BooleanProperty all = model.everyNodeProperty();
    menu.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> messages.get(all.get() ? "path.nodes.every" : "path.nodes.path"),
                all,
                messages.languageProperty()));
    ToggleGroup group = new ToggleGroup();
    menu.getItems()
        .addAll(choice(group, "path.nodes.path", false), choice(group, "path.nodes.every", true));
    menu.setGraphic(Icons.of(MaterialDesignF.FILTER_VARIANT));
    menu.setMinWidth(Region.USE_PREF_SIZE);
    return menu;
  }

  private RadioMenuItem choice(ToggleGroup group, String key, boolean every) {
    RadioMenuItem item = new RadioMenuItem();
    item.textProperty().bind(messages.text(key));
    item.setToggleGroup(group);
    item.setSelected(model.everyNodeProperty().get() == every);
    item.setOnAction(e -> model.everyNodeProperty().set(every));
    return item;
  }

  private Node zoom() {
    Label percent = Labels.secondary(zoom.map(z -> Math.round(100 * z.doubleValue()) + " %"));
    percent.setMinWidth(44);
    percent.setAlignment(Pos.CENTER);
    Button fitting =
        Buttons.icon(messages.text("path.zoom.fit"), MaterialDesignF.FIT_TO_PAGE_OUTLINE, fit);
    fitting.setId("path-fit");
    HBox box =
        new HBox(
            Buttons.icon(messages.text("path.zoom.out"), MaterialDesignM.MINUS, () -> by(1 / STEP)),
            percent,
            Buttons.icon(messages.text("path.zoom.in"), MaterialDesignP.PLUS, () -> by(STEP)),
            fitting);
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.getStyleClass().add("path-zoom");
    return box;
  }

  private void by(double factor) {
    zoom.set(Math.clamp(zoom.get() * factor, PathViewport.LEAST_ZOOM, PathViewport.MOST_ZOOM));
  }

  private Node export() {
    MenuButton menu = new MenuButton();
    menu.setId("path-export");
    menu.textProperty().bind(messages.text("path.export"));
    menu.setGraphic(Icons.of(MaterialDesignE.EXPORT_VARIANT));
    menu.getItems().addAll(item("path.export.png", this::png), item("path.export.svg", this::svg));
    menu.disableProperty().bind(model.drawingProperty().isNull());
    menu.setMinWidth(Region.USE_PREF_SIZE);
    return menu;
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem();
    item.textProperty().bind(messages.text(key));
    item.setOnAction(e -> action.run());
    return item;
  }

  private void svg() {
    PathViewModel.Drawing drawing = model.drawingProperty().get();
    if (drawing != null) {
      ask("Path.svg")
          .ifPresent(
              file ->
                  write(
                      file,
                      () ->
                          GraphSvg.of(drawing.picture(), drawing.words(), Palette.LIGHT)
                              .getBytes(StandardCharsets.UTF_8)));
    }
  }

  private void png() {
    PathCanvas drawn = canvas.get();
    if (drawn != null) {
      ask("Path.png")
          .ifPresent(
              file ->
                  PathPng.draw(
                      drawn.picture(), drawn.palette(), whole -> write(file, whole::file)));
    }
  }

  private Optional<Path> ask(String name) {
    return picker.toSave(new FilePicker.Wanted(messages.get("path.export"), name, "", ""));
  }

  private void write(Path file, Supplier<byte[]> content) {
    model
        .background()
        .task(
            progress -> {
              try {
                Files.write(file, content.get());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return file;
            })
        .onDone(
            f ->
                context
                    .toasts()
                    .show(
                        Status.OK,
                        messages.get("path.exported", "file", String.valueOf(f.getFileName())),
                        new WrittenFile(context, picker).actions(f)))
        .onFailed(
            e ->
                told(
                    Status.PROBLEM,
                    messages.get("path.export-failed", "why", String.valueOf(e.getMessage()))))
        .start();
  }

  private void told(Status status, String text) {
    context.toasts().show(status, text);
  }
}
