package dev.podnosis.ui.start;

import dev.podnosis.catalogue.Words;
import dev.podnosis.demo.DemoIncident;
import dev.podnosis.evidence.Level;
import dev.podnosis.kube.KubeContext;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.ChoiceCard;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.Status;
import java.io.File;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** Contexts, demo incidents and case files on the left; how far to go on the right. */
final class StartView extends ScrollPane {
  private final StartViewModel model;
  private final ScreenContext context;
  private final Messages messages;
  private final Words refusals = Words.of("session");

  StartView(StartViewModel model, ScreenContext context) {
    this.model = model;
    this.context = context;
    this.messages = context.messages();
    VBox left = new VBox(12, contexts(), demos());
    HBox.setHgrow(left, Priority.ALWAYS);
    VBox right = new VBox(12, levels());
    right.setPrefWidth(480);
    right.setMinWidth(380);
    HBox columns = new HBox(16, left, right);
    columns.setPadding(new Insets(16, 24, 16, 24));
    setContent(columns);
    setFitToWidth(true);
    getStyleClass().add("edge-to-edge");
    setOnDragOver(
        e -> {
          if (e.getDragboard().hasFiles()) {
            e.acceptTransferModes(TransferMode.COPY);
          }
        });
    setOnDragDropped(e -> e.getDragboard().getFiles().stream().findFirst().ifPresent(this::open));
  }

  private Node contexts() {
    VBox rows = new VBox(8);
    Runnable fill =
        () -> {
          rows.getChildren().clear();
          model.contexts().forEach(c -> rows.getChildren().add(entry(c)));
          String problem = model.problemProperty().get();
          if (!problem.isEmpty()) {
            rows.getChildren()
                .add(
                    new Callout(
                        messages,
                        Status.ATTENTION,
                        messages.inLanguage(
                            l ->
                                refusals
                                    .sentence(l, problem)
                                    .fill(Map.of("subject", "–", "suggestions", "–")))));
          }
        };
    model.contexts().addListener((javafx.beans.Observable o) -> fill.run());
    model.problemProperty().addListener(o -> fill.run());
    fill.run();
    Button file = Buttons.plain(messages.text("start.open"), this::choose);
    return Card.of(
        new SectionHeader(messages.text("start.contexts")).actions(file),
        new VBox(8, Labels.secondary(messages.text("start.drop")), rows));
  }

  private Node entry(KubeContext each) {
    return choice(
        each.name(),
        each.server() + " · " + each.user() + " · " + each.namespace(),
        () -> model.choose(each));
  }

  private Node demos() {
    VBox rows = new VBox(8);
    for (DemoIncident incident : model.incidents()) {
      Button button = choice("", "", () -> model.choose(incident));
      button.setId("demo-" + incident.id());
      VBox words =
          Labels.twoLines(
              Labels.cardTitle(messages.inLanguage(l -> incident.title(l.tag()))),
              Labels.wrapping(Labels.secondary(messages.inLanguage(l -> incident.story(l.tag())))));
      button.setGraphic(words);
      rows.getChildren().add(button);
    }
    return Card.of(new SectionHeader(messages.text("start.demos")), rows);
  }

  private Button choice(String title, String second, Runnable chosen) {
    VBox words =
        Labels.twoLines(
            Labels.cardTitle(new SimpleStringProperty(title)),
            Labels.secondary(new SimpleStringProperty(second)));
    Button button = new Button(null, words);
    button.getStyleClass().addAll("cause-entry", "flat");
    button.setAlignment(Pos.CENTER_LEFT);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAccessibleText(title + " " + second);
    button.setOnAction(
        e -> {
          chosen.run();
          context.shell().screenProperty().set(ScreenId.SYMPTOM);
        });
    return button;
  }

  private Node levels() {
    dev.podnosis.ui.common.Choices<Level> group = new dev.podnosis.ui.common.Choices<>();
    VBox cards = new VBox(8);
    for (Level level : Level.values()) {
      ChoiceCard card =
          new ChoiceCard(
                  messages.text("start.level." + level.id()),
                  messages.text("start.level." + level.id() + ".meaning"))
              .radio();
      cards.getChildren().add(group.add(level, card));
    }
    group.valueProperty().set(model.levelProperty().get());
    group
        .valueProperty()
        .addListener(
            (o, was, now) -> {
              if (now != null) {
                model.levelProperty().set(now);
              }
            });
    return Card.of(
        new SectionHeader(messages.text("start.levels")),
        new VBox(8, Labels.wrapping(Labels.secondary(messages.text("start.levels.note"))), cards));
  }

  private void choose() {
    File file = new FileChooser().showOpenDialog(getScene().getWindow());
    if (file != null) {
      open(file);
    }
  }

  private void open(File file) {
    if (file.getName().endsWith(".zip")) {
      model.chooseBundle(file.toPath());
      context.shell().screenProperty().set(ScreenId.SYMPTOM);
    } else {
      model.read(file.toPath());
    }
  }
}
