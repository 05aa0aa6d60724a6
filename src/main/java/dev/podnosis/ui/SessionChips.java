package dev.podnosis.ui;

import atlantafx.base.controls.Popover;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Chip;
import dev.podnosis.ui.common.CopyButton;
import dev.podnosis.ui.common.Facts;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.ShellState;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/**
 * What the session is about: context, pod, name, level. A click tells more, and leads to where it
 * was chosen.
 */
final class SessionChips extends HBox {

  private static final double LEVEL_FROM = 1280;
  private static final double DOMAIN_FROM = 1180;
  private static final double WIDTH = 320;
  private static final Duration FADE = Duration.millis(150);

  private final DoubleProperty room = new SimpleDoubleProperty(this, "room");
  private final Messages messages;
  private final ShellState state;
  private final ObservableBooleanValue still;
  private final Consumer<ScreenId> go;

  SessionChips(
      Messages messages, ShellState state, ObservableBooleanValue still, Consumer<ScreenId> go) {
    this.messages = messages;
    this.still = still;
    this.state = state;
    this.go = go;
    getStyleClass().add("session-chips");
    setMinWidth(0);
    Chip context =
        new Chip(MaterialDesignK.KUBERNETES, state.discreet(state.contextProperty())).strong();
    Chip pod = new Chip(MaterialDesignC.CUBE_OUTLINE, state.discreet(state.podProperty()));
    Chip domain = new Chip(MaterialDesignW.WEB, state.discreet(state.domainProperty()));
    Chip level =
        new Chip(MaterialDesignS.SHIELD_HALF_FULL, state.levelProperty())
            .named(messages.text("top.level"));
    level.setMinWidth(Region.USE_PREF_SIZE);
    pod.setMaxWidth(260);
    domain.setMaxWidth(230);
    place(context, "context", isSet(state.contextProperty()), this::aboutContext);
    place(pod, "pod", isSet(state.podProperty()), this::aboutPod);
    place(
        domain,
        "domain",
        Bindings.and(isSet(state.domainProperty()), room.greaterThanOrEqualTo(DOMAIN_FROM)),
        this::aboutDomain);
    place(
        level,
        "level",
        Bindings.and(isSet(state.levelProperty()), room.greaterThanOrEqualTo(LEVEL_FROM)),
        this::aboutLevel);
    getChildren().setAll(noSession(messages, state), context, pod, domain, level);
  }

  /** The width of the window at the usual size of text, in pixels; decides what is shown. */
  DoubleProperty roomProperty() {
    return room;
  }

  private void place(Chip chip, String name, ObservableBooleanValue shown, Supplier<VBox> about) {
    chip.setId("chip-" + name);
    chip.setOnAction(event -> open(chip, about.get()));
    HBox.setHgrow(chip, Priority.SOMETIMES);
    showIf(chip, shown);
  }

  private void open(Chip chip, VBox content) {
    content.getStyleClass().add("chip-about");
    content.setPrefWidth(WIDTH);
    Popover popover = new Popover(content);
    popover.setHeaderAlwaysVisible(false);
    popover.setDetachable(false);
    popover.setAnimated(!still.get());
    popover.setFadeInDuration(FADE);
    popover.setFadeOutDuration(FADE);
    popover.setArrowLocation(Popover.ArrowLocation.TOP_LEFT);
    content.lookupAll(".button").forEach(button -> closes(button, popover));
    popover.setOnShown(
        event ->
            content.lookupAll(".button").stream()
                .filter(Button.class::isInstance)
                .reduce((first, last) -> last)
                .ifPresent(Node::requestFocus));
    popover.show(chip);
  }

  /** What leads to another screen closes the popover. */
  private static void closes(Node button, Popover popover) {
    if (button instanceof Button leading && leading.getStyleClass().contains("leads")) {
      var action = leading.getOnAction();
      leading.setOnAction(
          event -> {
            popover.hide();
            action.handle(event);
          });
    }
  }

  private VBox aboutContext() {
    Facts facts = new Facts();
    fact(facts, "top.about.context", state.contextProperty());
    fact(facts, "top.about.server", state.serverProperty());
    fact(facts, "top.about.user", state.userProperty());
    facts.add(messages.text("top.about.version"), plain(state.versionProperty()));
    return new VBox(12, facts, leads("top.about.change-cluster", ScreenId.CONNECT));
  }

  private VBox aboutPod() {
    Facts facts = new Facts();
    fact(facts, "top.about.pod", state.podProperty());
    fact(facts, "top.about.container", state.containerProperty());
    fact(facts, "top.about.node", state.nodeProperty());
    HBox actions =
        new HBox(
            8,
            new CopyButton(
                messages, messages.text("top.about.copy-name"), state.podProperty()::get),
            leads("top.about.change-symptom", ScreenId.SYMPTOM));
    return new VBox(12, facts, actions);
  }

  private VBox aboutDomain() {
    Facts facts = new Facts();
    fact(facts, "top.about.names", state.domainProperty());
    HBox actions =
        new HBox(
            8,
            new CopyButton(
                messages, messages.text("top.about.copy-names"), state.domainProperty()::get),
            leads("top.about.change-symptom", ScreenId.SYMPTOM));
    return new VBox(12, facts, actions);
  }

  private VBox aboutLevel() {
    Facts facts = new Facts();
    facts.add(messages.text("top.level"), plain(state.levelProperty()));
    facts.add(messages.text("top.about.level"), plain(state.levelMeaningProperty()));
    return new VBox(12, facts, leads("top.about.change-level", ScreenId.CONNECT));
  }

  private void fact(Facts facts, String key, ObservableStringValue value) {
    facts.add(messages.text(key), plain(state.discreet(value)));
  }

  private static ObservableValue<String> plain(ObservableValue<String> value) {
    return value.map(text -> text.isEmpty() ? "–" : text);
  }

  private Button leads(String key, ScreenId screen) {
    Button button = Buttons.plain(messages.text(key), () -> go.accept(screen));
    button.getStyleClass().addAll("small", "leads");
    button.setId("leads-" + screen.number());
    return button;
  }

  private static Node noSession(Messages messages, ShellState state) {
    Label label = Labels.of(messages.text("top.no-session"), "lead");
    label.setMinWidth(Region.USE_PREF_SIZE);
    showIf(label, Bindings.not(isSet(state.contextProperty())));
    return label;
  }

  private static void showIf(Node node, ObservableBooleanValue shown) {
    node.visibleProperty().bind(shown);
    node.managedProperty().bind(shown);
  }

  private static ObservableBooleanValue isSet(ObservableStringValue text) {
    return Bindings.isNotEmpty(text);
  }
}
