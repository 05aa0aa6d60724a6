package dev.podnosis.ui;

import dev.podnosis.ui.common.Chip;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.ShellState;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/** What the session is about: context, pod, name, level. A click goes to where it was chosen. */
final class SessionChips extends HBox {

  private static final double LEVEL_FROM = 1280;
  private static final double DOMAIN_FROM = 1180;

  private final DoubleProperty room = new SimpleDoubleProperty(this, "room");

  SessionChips(Messages messages, ShellState state, Consumer<ScreenId> go) {
    getStyleClass().add("session-chips");
    setMinWidth(0);
    Chip context =
        new Chip(MaterialDesignK.KUBERNETES, state.discreet(state.contextProperty())).strong();
    Chip pod = new Chip(MaterialDesignC.CUBE_OUTLINE, state.discreet(state.podProperty()));
    Chip domain = new Chip(MaterialDesignW.WEB, state.discreet(state.domainProperty()));
    Chip level =
        new Chip(
                MaterialDesignS.SHIELD_HALF_FULL,
                messages.of(state.levelProperty(), id -> levelName(messages, id)))
            .named(messages.text("top.level"));
    level.setMinWidth(Region.USE_PREF_SIZE);
    pod.setMaxWidth(260);
    domain.setMaxWidth(230);
    place(context, "context", isSet(state.contextProperty()), () -> go.accept(ScreenId.CONNECT));
    place(pod, "pod", isSet(state.podProperty()), () -> go.accept(ScreenId.SYMPTOM));
    place(
        domain,
        "domain",
        Bindings.and(isSet(state.domainProperty()), room.greaterThanOrEqualTo(DOMAIN_FROM)),
        () -> go.accept(ScreenId.SYMPTOM));
    place(
        level,
        "level",
        Bindings.and(isSet(state.levelProperty()), room.greaterThanOrEqualTo(LEVEL_FROM)),
        () -> go.accept(ScreenId.CONNECT));
    getChildren().setAll(noSession(messages, state), context, pod, domain, level);
  }

  private static String levelName(Messages messages, String id) {
    String key = "start.level." + id;
    return messages.knows(key) ? messages.get(key) : id;
  }

  /** The width of the window at the usual size of text, in pixels; decides what is shown. */
  DoubleProperty roomProperty() {
    return room;
  }

  private static void place(Chip chip, String name, ObservableBooleanValue shown, Runnable go) {
    chip.setId("chip-" + name);
    chip.setOnAction(event -> go.run());
    HBox.setHgrow(chip, Priority.SOMETIMES);
    showIf(chip, shown);
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
