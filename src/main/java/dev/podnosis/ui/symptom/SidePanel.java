package dev.podnosis.ui.symptom;

import dev.podnosis.evidence.Frequency;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.ChoiceCard;
import dev.podnosis.ui.common.Choices;
import dev.podnosis.ui.common.KeyHint;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.NumberTag;
import dev.podnosis.ui.common.Refusal;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.SectionHeader;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** How often, when, what the answers select, and the way on. */
final class SidePanel extends VBox {
  private final ScreenContext context;
  private final SymptomViewModel model;
  private final Messages messages;

  SidePanel(ScreenContext context, SymptomViewModel model) {
    super(12);
    this.context = context;
    this.model = model;
    this.messages = context.messages();
    getStyleClass().add("symptom-side");
    Region space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    getChildren()
        .addAll(
            frequency(),
            new WindowPicker(context, model.draft()),
            new SelectsCard(context, model),
            space,
            refused(),
            foot());
  }

  private Node frequency() {
    VBox cards = new VBox(2);
    cards.setId("frequency");
    Choices<Optional<Frequency>> group = new Choices<>();
    for (Frequency each : Frequency.values()) {
      cards.getChildren().add(group.add(Optional.of(each), card(each.id())));
    }
    cards.getChildren().add(group.add(Optional.empty(), card("unknown")));
    var told = model.draft().frequencyProperty();
    group.valueProperty().set(Optional.ofNullable(told.get()));
    told.addListener((o, was, now) -> group.valueProperty().set(Optional.ofNullable(now)));
    group
        .valueProperty()
        .addListener((o, was, now) -> told.set(now == null || now.isEmpty() ? null : now.get()));
    SectionHeader head =
        new SectionHeader(messages.text("symptom.frequency"))
            .sign(new NumberTag(4).accent())
            .large();
    return new VBox(6, head, cards);
  }

  private ChoiceCard card(String id) {
    ChoiceCard card =
        new ChoiceCard(
                messages.text("symptom.frequency." + id),
                messages.text("symptom.frequency-means." + id))
            .radio();
    card.setId("frequency-" + id);
    card.getStyleClass().add("quiet-choice");
    return card;
  }

  private Node refused() {
    Refusal refusal = new Refusal(messages, context.shell(), model.workspace().refusedProperty());
    refusal.setId("symptom-refused");
    return refusal;
  }

  private Node foot() {
    Button back =
        Buttons.plain(
            messages.text("symptom.back"),
            () -> context.shell().screenProperty().set(ScreenId.CONNECT));
    back.setId("symptom-back");
    Button start =
        Buttons.primary(
            messages.text("symptom.start"),
            MaterialDesignA.ARROW_RIGHT,
            () -> SymptomScreen.start(model, context));
    start.setId("symptom-start");
    start.setContentDisplay(ContentDisplay.RIGHT);
    start
        .disableProperty()
        .bind(
            model
                .workspace()
                .openingProperty()
                .or(
                    Bindings.createBooleanBinding(
                        () -> !model.ready(),
                        model.draft().sourceProperty(),
                        model.pods().goneProperty())));
    Button cancel =
        Buttons.plain(messages.text("symptom.opening.cancel"), model.workspace()::cancelOpening);
    cancel.visibleProperty().bind(model.workspace().openingProperty());
    cancel.managedProperty().bind(cancel.visibleProperty());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox foot =
        new HBox(
            8, back, space, cancel, new KeyHint(KeyCombination.valueOf("Shortcut+Enter")), start);
    foot.setAlignment(Pos.CENTER_LEFT);
    return foot;
  }
}
