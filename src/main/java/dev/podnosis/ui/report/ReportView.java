package dev.podnosis.ui.report;

import dev.podnosis.catalogue.Language;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.CodeBlock;
import dev.podnosis.ui.common.CopyButton;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.Segments;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.report.ReportViewModel.Format;
import java.io.File;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** What to hand over on the left, how it will read on the right. */
final class ReportView extends HBox {
  private final ReportViewModel model;
  private final ScreenContext context;
  private final Messages messages;

  ReportView(ReportViewModel model, ScreenContext context) {
    super(16);
    this.model = model;
    this.context = context;
    this.messages = context.messages();
    setPadding(new Insets(16, 24, 16, 24));
    Node preview = preview();
    HBox.setHgrow(preview, Priority.ALWAYS);
    VBox left = new VBox(12, choices());
    left.setMinWidth(340);
    left.setPrefWidth(360);
    getChildren().addAll(left, preview);
  }

  private Node choices() {
    Segments<Format> format = new Segments<>();
    for (Format each : Format.values()) {
      format.add(each, new SimpleStringProperty(each == Format.MD ? "Markdown" : each.name()));
    }
    format.valueProperty().set(model.formatProperty().get());
    format
        .valueProperty()
        .addListener(
            (o, was, now) -> {
              if (now != null) {
                model.formatProperty().set(now);
              }
            });
    Segments<Language> language = new Segments<>();
    for (Language each : Language.values()) {
      language.add(each, new SimpleStringProperty(each.ownName()));
    }
    language.valueProperty().set(model.languageProperty().get());
    model.languageProperty().addListener((o, was, now) -> language.valueProperty().set(now));
    language
        .valueProperty()
        .addListener(
            (o, was, now) -> {
              if (now != null) {
                model.languageProperty().set(now);
              }
            });
    CheckBox discreet = new CheckBox();
    discreet.textProperty().bind(messages.text("report.discreet"));
    discreet.selectedProperty().bindBidirectional(model.discreetProperty());
    discreet.setWrapText(true);
    Button save = Buttons.primary(messages.text("report.save"), this::save);
    save.setId("report-save");
    return Card.of(
        new SectionHeader(messages.text("report.title")),
        new VBox(
            12,
            Labels.cardTitle(messages.text("report.format")),
            format,
            Labels.cardTitle(messages.text("report.language")),
            language,
            discreet,
            new Callout(messages, Status.OK, messages.text("report.secrets")),
            new HBox(
                8,
                save,
                new CopyButton(messages, messages.text("report.copy-summary"), model::summary))));
  }

  private Node preview() {
    CodeBlock block = new CodeBlock(messages);
    block.plain(model.previewProperty().get());
    model.previewProperty().addListener((o, was, now) -> block.plain(now));
    ScrollPane scroll = new ScrollPane(block);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox box = new VBox(8, Labels.section(messages.text("report.preview")), scroll);
    return new StackPane(box);
  }

  private void save() {
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName(model.fileName());
    File file = chooser.showSaveDialog(getScene().getWindow());
    if (file != null) {
      model.save(
          file.toPath(),
          saved ->
              context
                  .toasts()
                  .show(
                      Status.OK,
                      messages.get("report.saved", "file", String.valueOf(saved.getFileName()))),
          why -> context.toasts().show(Status.PROBLEM, messages.get("report.failed", "why", why)));
    }
  }
}
