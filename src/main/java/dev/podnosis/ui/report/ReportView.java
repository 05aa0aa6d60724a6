package dev.podnosis.ui.report;

import atlantafx.base.controls.ToggleSwitch;
import dev.podnosis.dns.EnumId;
import dev.podnosis.report.ReportOptions.Part;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.CopyButton;
import dev.podnosis.ui.common.FilePicker;
import dev.podnosis.ui.common.Focus;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Printable;
import dev.podnosis.ui.common.Room;
import dev.podnosis.ui.common.Rows;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.Segments;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.WrittenFile;
import dev.podnosis.ui.report.ReportViewModel.Format;
import dev.podnosis.ui.report.ReportViewModel.Languages;
import dev.podnosis.ui.report.ReportViewModel.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** What to hand over on the left, how it will look on the right. */
final class ReportView extends HBox {
  private static final double FORM = 470;

  private final ReportViewModel model;
  private final Messages messages;
  private final FilePicker picker;
  private final WrittenFile written;
  private final StackPane outcome = new StackPane();
  private final DoubleBinding scale = Room.scale(this);

  ReportView(ReportViewModel model, ScreenContext context, FilePicker picker) {
    this.picker = picker;
    this.written = new WrittenFile(context, picker);
    this.model = model;
    this.messages = context.messages();
    getStyleClass().add("report");
    PagePreview preview = new PagePreview(model, messages, context.shell());
    preview.setMinWidth(0);
    HBox.setHgrow(preview, Priority.ALWAYS);
    getChildren().addAll(form(), preview);
    model.outcomeProperty().addListener(changed -> tell());
    messages.languageProperty().addListener(changed -> tell());
    tell();
  }

  private Node form() {
    VBox fields =
        new VBox(
            14,
            Labels.title(messages.text("report.title")),
            field("report.format", formats()),
            field("report.language", languages()),
            caseData(),
            field("report.parts", parts()),
            field("report.before", redaction()),
            field("report.file", file()));
    fields.getStyleClass().add("report-form");
    ScrollPane scroll = new ScrollPane(fields);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("edge-to-edge");
    BorderPane form = new BorderPane(scroll);
    form.setBottom(foot());
    form.minWidthProperty().bind(scale.multiply(FORM - 70));
    form.prefWidthProperty().bind(scale.multiply(FORM));
    form.getStyleClass().addAll("report-side", Focus.REGION);
    return form;
  }

  private VBox field(String key, Node control) {
    Label label = Labels.of(messages.text(key), "field-label");
    label.setLabelFor(control);
    return new VBox(6, label, control);
  }

  private Node formats() {
    Segments<Format> formats = new Segments<>();
    formats.setId("report-format");
    for (Format each : Format.values()) {
      formats.add(each, messages.text("report.format." + EnumId.of(each)));
      formats.button(each).setId("format-" + EnumId.of(each));
    }
    formats.valueProperty().set(model.formatProperty().get());
    formats.valueProperty().addListener((o, was, now) -> set(now, model.formatProperty()::set));
    model.formatProperty().addListener((o, was, now) -> formats.valueProperty().set(now));
    return formats;
  }

  private Node languages() {
    Segments<Languages> languages = new Segments<>();
    for (Languages each : Languages.values()) {
      languages.add(each, messages.text("report.language." + EnumId.of(each)));
      languages.button(each).setId("report-language-" + EnumId.of(each));
    }
    languages.valueProperty().set(model.languagesProperty().get());
    model.languagesProperty().addListener((o, was, now) -> languages.valueProperty().set(now));
    languages
        .valueProperty()
        .addListener((o, was, now) -> set(now, model.languagesProperty()::set));
    languages.disableProperty().bind(is(Format.CASE));
    return languages;
  }

  private static <T> void set(
      @org.jspecify.annotations.Nullable T now, java.util.function.Consumer<T> take) {
    if (now != null) {
      take.accept(now);
    }
  }

  private BooleanBinding is(Format format) {
    return Bindings.createBooleanBinding(
        () -> model.formatProperty().get() == format, model.formatProperty());
  }

  private Node caseData() {
    VBox id = field("report.case", text("report-case", model.caseIdProperty()));
    VBox who = field("report.prepared-by", text("report-prepared-by", model.preparedByProperty()));
    HBox.setHgrow(id, Priority.ALWAYS);
    HBox.setHgrow(who, Priority.ALWAYS);
    return new HBox(10, id, who);
  }

  private static TextField text(String id, StringProperty value) {
    TextField field = new TextField();
    field.setId(id);
    field.textProperty().bindBidirectional(value);
    return field;
  }

  private Node parts() {
    List<Node> rows = new ArrayList<>();
    for (Part part : Part.values()) {
      CheckBox box = new CheckBox();
      box.setId("part-" + EnumId.of(part));
      box.textProperty().bind(messages.text("report.part." + EnumId.of(part)));
      box.selectedProperty().bindBidirectional(model.partProperty(part));
      HBox row = new HBox(box);
      row.getStyleClass().add("row");
      rows.add(row);
    }
    Card card = Card.edgeToEdge(new Rows(rows));
    card.disableProperty().bind(is(Format.CASE).or(is(Format.JSON)));
    return card;
  }

  private Node redaction() {
    ToggleSwitch discreet = new ToggleSwitch();
    discreet.setId("report-discreet");
    discreet.textProperty().bind(messages.text("report.discreet"));
    discreet.selectedProperty().bindBidirectional(model.discreetProperty());
    discreet.disableProperty().bind(is(Format.CASE));
    Callout secrets = new Callout(messages, Status.OK, messages.text("report.secrets"));
    Callout whole = new Callout(messages, Status.ATTENTION, messages.text("report.case-file"));
    whole.visibleProperty().bind(is(Format.CASE));
    whole.managedProperty().bind(whole.visibleProperty());
    return new VBox(8, discreet, secrets, whole);
  }

  private Node file() {
    TextField field = text("report-file", model.fileProperty());
    field.getStyleClass().add("mono");
    HBox.setHgrow(field, Priority.ALWAYS);
    Button choose =
        Buttons.icon(
            messages.text("report.choose-file"), MaterialDesignF.FOLDER_OPEN_OUTLINE, this::choose);
    choose.setId("report-choose");
    return new HBox(8, field, choose);
  }

  /** The system's own dialog asks before a file is replaced. */
  private void choose() {
    String title = messages.get("report.choose-file");
    picker
        .toSave(new FilePicker.Wanted(title, model.fileProperty().get(), "", ""))
        .ifPresent(file -> model.fileProperty().set(file.toString()));
  }

  private Node foot() {
    Button save =
        Buttons.primary(
            messages.of(
                model.formatProperty(),
                f ->
                    messages.get(
                        "report.save", "form", messages.get("report.format." + EnumId.of(f)))),
            MaterialDesignD.DOWNLOAD,
            () -> model.save(false));
    save.setId("report-save");
    save.disableProperty().bind(model.outcomeProperty().map(Outcome.Saving.class::isInstance));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row =
        new HBox(
            8,
            new CopyButton(messages, messages.text("report.copy-summary"), model::summary),
            space,
            save);
    row.setAlignment(Pos.CENTER_LEFT);
    VBox foot = new VBox(10, outcome, row);
    foot.getStyleClass().add("report-foot");
    return foot;
  }

  private void tell() {
    Node told =
        switch (model.outcomeProperty().get()) {
          case Outcome.Nothing n -> null;
          case Outcome.Saving s -> Labels.secondary(messages.text("report.saving"));
          case Outcome.BadName b ->
              new Callout(messages, Status.PROBLEM, messages.text("report.bad-name"));
          case Outcome.Exists e -> exists(e.name());
          case Outcome.Saved saved -> saved(saved.files());
          case Outcome.Failed f ->
              new Callout(messages, Status.PROBLEM, fixed(Printable.lines(f.why())))
                  .titled(messages.text("report.failed"));
        };
    outcome.getChildren().setAll(told == null ? List.of() : List.of(told));
    outcome.setVisible(told != null);
    outcome.setManaged(told != null);
  }

  private Node saved(List<Path> files) {
    Callout callout =
        new Callout(
                messages,
                Status.OK,
                fixed(files.stream().map(Path::toString).collect(Collectors.joining("\n"))))
            .titled(messages.text("report.saved"));
    callout.setId("report-saved");
    VBox all = new VBox(8, callout);
    for (Path file : files) {
      HBox actions = new HBox(8);
      actions.getChildren().addAll(written.actions(file));
      actions.setAlignment(Pos.CENTER_LEFT);
      if (files.size() > 1) {
        actions.getChildren().addFirst(Labels.secondary(fixed(String.valueOf(file.getFileName()))));
      }
      all.getChildren().add(actions);
    }
    return all;
  }

  private Node exists(String name) {
    Button replace =
        Buttons.small(
            messages.text("report.replace"),
            MaterialDesignF.FILE_REPLACE_OUTLINE,
            () -> model.save(true));
    replace.setId("report-replace");
    return new VBox(
        8,
        new Callout(messages, Status.ATTENTION, messages.text("report.exists.meaning"))
            .titled(messages.text("report.exists", "name", name)),
        replace);
  }

  private static ObservableValue<String> fixed(String text) {
    return new SimpleStringProperty(text);
  }
}
