package dev.podnosis.ui.start;

import dev.podnosis.catalogue.Words;
import dev.podnosis.evidence.Frequency;
import dev.podnosis.evidence.SymptomSeen;
import dev.podnosis.session.Opening;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.Segments;
import dev.podnosis.ui.common.Status;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Which pod, which names, what the client said and how often; then start. */
final class SymptomView extends ScrollPane {
  private final StartViewModel model;
  private final Messages messages;

  SymptomView(StartViewModel model, ScreenContext context) {
    this.model = model;
    this.messages = context.messages();
    Button start = Buttons.primary(messages.text("symptom.start"), () -> start(model, context));
    start.setId("symptom-start");
    start.disableProperty().bind(model.workspace().openingProperty());
    VBox form =
        new VBox(
            12,
            Labels.title(messages.text("symptom.title")),
            Card.of(new SectionHeader(messages.text("symptom.pod")), pod()),
            Card.of(new SectionHeader(messages.text("symptom.domains")), domains()),
            Card.of(new SectionHeader(messages.text("symptom.error")), error()),
            Card.of(new SectionHeader(messages.text("symptom.frequency")), frequency()),
            refused(),
            start);
    form.setPadding(new Insets(16, 24, 24, 24));
    form.setMaxWidth(900);
    setContent(form);
    setFitToWidth(true);
    getStyleClass().add("edge-to-edge");
  }

  /** Opens the case and runs everything that the level allows. */
  static void start(StartViewModel model, ScreenContext context) {
    model.open(
        () -> {
          context.shell().screenProperty().set(ScreenId.DIAGNOSE);
          model.workspace().walk().runAll();
        });
  }

  private Node pod() {
    TextField field = new TextField();
    field.setId("symptom-pod");
    field.promptTextProperty().bind(messages.text("symptom.pod.prompt"));
    field.textProperty().bindBidirectional(model.podProperty());
    return new VBox(6, field, Labels.secondary(messages.text("symptom.pod.note")));
  }

  private Node domains() {
    TextField field = new TextField(String.join(" ", model.domains()));
    field.setId("symptom-domains");
    field.promptTextProperty().bind(messages.text("symptom.domains.prompt"));
    Label wrong = Labels.secondary(messages.text("symptom.domains.wrong"));
    wrong.getStyleClass().add("text-problem");
    wrong.setVisible(false);
    boolean[] own = {false};
    field
        .textProperty()
        .addListener(
            (o, was, now) -> {
              var names =
                  java.util.Arrays.stream(now.strip().split("[\\s,]+"))
                      .filter(n -> !n.isEmpty())
                      .toList();
              wrong.setVisible(!names.stream().allMatch(StartViewModel::isName));
              own[0] = true;
              model.domains().setAll(names.stream().filter(StartViewModel::isName).toList());
              own[0] = false;
            });
    model
        .domains()
        .addListener(
            (ListChangeListener<String>)
                c -> {
                  if (!own[0]) {
                    field.setText(String.join(" ", model.domains()));
                  }
                });
    return new VBox(6, field, wrong);
  }

  private Node error() {
    TextArea area = new TextArea();
    area.setId("symptom-error");
    area.setPrefRowCount(3);
    area.setWrapText(true);
    area.promptTextProperty().bind(messages.text("symptom.error.prompt"));
    area.textProperty().bindBidirectional(model.errorProperty());
    Label meaning =
        Labels.wrapping(
            Labels.body(
                messages.of(
                    model.errorProperty(),
                    text -> {
                      SymptomSeen seen = model.classified();
                      if (seen == null) {
                        return "";
                      }
                      return seen.signature().isEmpty()
                          ? messages.get("symptom.error.unknown")
                          : model
                              .workspace()
                              .catalogue()
                              .meaning(seen.signature())
                              .in(messages.language(), java.util.Map.of());
                    })));
    meaning.setId("symptom-meaning");
    return new VBox(6, area, meaning);
  }

  private Node frequency() {
    Segments<Frequency> segments = new Segments<>();
    for (Frequency each : Frequency.values()) {
      segments.add(each, messages.text("symptom.frequency." + each.id()));
    }
    segments.valueProperty().bindBidirectional(model.frequencyProperty());
    return segments;
  }

  /** Why the last case could not be opened. */
  private Node refused() {
    StackPane place = new StackPane();
    Words words = Words.of("session");
    Runnable show =
        () -> {
          Opening.Refused why = model.workspace().refusedProperty().get();
          place.getChildren().clear();
          if (why != null) {
            place
                .getChildren()
                .add(
                    new Callout(messages, Status.PROBLEM, new SimpleStringProperty(why.detail()))
                        .titled(
                            messages.inLanguage(
                                l -> words.sentence(l, why.code()).fill(why.args()))));
          }
        };
    model.workspace().refusedProperty().addListener(o -> show.run());
    show.run();
    return place;
  }
}
