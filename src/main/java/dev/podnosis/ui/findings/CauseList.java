package dev.podnosis.ui.findings;

import dev.podnosis.diagnosis.Judged;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.StatusGlyph;
import dev.podnosis.ui.findings.FindingsViewModel.Group;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The causes in groups, best explanation first; each is a button that shows it. */
final class CauseList extends VBox {
  private final FindingsViewModel model;
  private final Messages messages;

  CauseList(FindingsViewModel model, ScreenContext context) {
    super(8);
    this.model = model;
    this.messages = context.messages();
    getChildren().add(Labels.section(messages.text("findings.list")));
    for (Group group : Group.values()) {
      List<Judged> causes = model.causes(group);
      if (!causes.isEmpty()) {
        heading(group, causes.size());
        causes.forEach(c -> getChildren().add(entry(c)));
      }
    }
  }

  private void heading(Group group, int count) {
    String word = group.name().toLowerCase(Locale.ROOT).replace('_', '-');
    if (group == Group.PROBLEMS) {
      return;
    }
    Label label = Labels.cardTitle(messages.text("findings.group." + word, "count", count));
    label.setStyle("-fx-padding: 8 0 0 0;");
    getChildren().add(label);
  }

  private Button entry(Judged cause) {
    String title = model.words().title(cause);
    VBox words =
        Labels.twoLines(
            Labels.wrapping(Labels.cardTitle(fixed(title))),
            Labels.wrapping(Labels.secondary(fixed(second(cause)))));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(10, new StatusGlyph(messages, FindingsViewModel.sign(cause), 18), words);
    row.setAlignment(Pos.TOP_LEFT);
    Button button = new Button(null, row);
    button.getStyleClass().addAll("cause-entry", "flat");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAlignment(Pos.CENTER_LEFT);
    row.prefWidthProperty().bind(button.widthProperty().subtract(28));
    button.setAccessibleText(title + ". " + second(cause));
    button.setId("cause-" + cause.id().id());
    Judged inView = model.inView();
    if (inView != null && inView.id().equals(cause.id())) {
      button.getStyleClass().add("chosen");
    }
    button.setOnAction(e -> model.chosenProperty().set(cause.id()));
    return button;
  }

  private String second(Judged cause) {
    String verdict = messages.get("findings.verdict." + cause.verdict().id());
    return cause.problem() && cause.of() > 0
        ? verdict
            + " · "
            + messages.get("findings.explains", "failing", cause.failing(), "of", cause.of())
        : verdict + " · " + model.reason(cause);
  }

  /** A text that does not follow the language by itself: the whole list is made anew. */
  static ObservableValue<String> fixed(String text) {
    return new SimpleStringProperty(text);
  }
}
