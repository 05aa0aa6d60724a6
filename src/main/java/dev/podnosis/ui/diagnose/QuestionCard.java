package dev.podnosis.ui.diagnose;

import dev.podnosis.ui.common.Badge;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.ChoiceCard;
import dev.podnosis.ui.common.Choices;
import dev.podnosis.ui.common.EqualColumns;
import dev.podnosis.ui.common.KeyHint;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.Status;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The question a step asks, with its answers; the keys 1 2 3 answer too. */
final class QuestionCard extends VBox {
  private final Messages messages;
  private final DiagnoseViewModel model;
  private StepPage.@Nullable Question shown;

  QuestionCard(Messages messages, DiagnoseViewModel model) {
    this.messages = messages;
    this.model = model;
    setId("question");
  }

  void show(StepPage page) {
    StepPage.Question question = page.question();
    setVisible(question != null);
    setManaged(question != null);
    if (question == null || question.equals(shown)) {
      return;
    }
    shown = question;
    SectionHeader head =
        new SectionHeader(fixed(question.text())).large().icon(MaterialDesignH.HELP_CIRCLE_OUTLINE);
    if (!question.suggested().isEmpty()) {
      head.actions(
          new Badge(
                  messages,
                  Status.RUNNING,
                  fixed(
                      messages.get("diagnose.question.suggested", "answer", question.suggested())))
              .withoutSign());
    }
    VBox body = new VBox(12, Labels.body(fixed(question.seen())), answers(question));
    StepPage.Trying trying = question.trying();
    if (trying != null) {
      body.getChildren().add(1, trying(trying));
    }
    if (question.byRule()) {
      body.getChildren().add(Labels.hint(messages.text("diagnose.question.by-rule")));
    }
    getChildren().setAll(Card.of(head, body).accent());
  }

  private Node trying(StepPage.Trying trying) {
    Button button =
        Buttons.small(fixed(trying.button()), MaterialDesignP.PLAY_OUTLINE, model::runStep);
    button.setId("try-now");
    button.setMinWidth(Region.USE_PREF_SIZE);
    var walk = model.workspace().walk().stateProperty();
    button
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(() -> !trying.allowed() || walk.get().busy(), walk)
                .or(model.workspace().sessionProperty().isNull()));
    Label meaning = Labels.hint(fixed(trying.meaning()));
    Labels.wrapping(meaning);
    HBox.setHgrow(meaning, Priority.ALWAYS);
    HBox row = new HBox(10, button, meaning);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node answers(StepPage.Question question) {
    Choices<String> choices = new Choices<>();
    List<Node> cards = new ArrayList<>();
    for (StepPage.Answer answer : question.answers()) {
      ChoiceCard card =
          new ChoiceCard(fixed(answer.text()), fixed(answer.leads()))
              .trailing(new KeyHint(Integer.toString(cards.size() + 1)));
      card.setId("answer-" + answer.word());
      cards.add(choices.add(answer.word(), card));
      if (answer.chosen()) {
        choices.valueProperty().set(answer.word());
      }
    }
    choices
        .valueProperty()
        .addListener(
            (source, before, now) -> {
              if (now != null) {
                model.answer(now);
              }
            });
    return new EqualColumns(10, cards.toArray(Node[]::new));
  }

  private static ObservableValue<String> fixed(String text) {
    return new SimpleStringProperty(text);
  }
}
