package dev.podnosis.ui;

import dev.podnosis.ui.common.Hint;
import dev.podnosis.ui.common.Icons;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Screen;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.ShellState;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.StatusGlyph;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;

/** The screens at the left, each with its state; the arrow keys move between them. */
final class NavigationRail extends VBox {

  private final Map<ScreenId, ToggleButton> buttons = new EnumMap<>(ScreenId.class);
  private final BooleanProperty narrow = new SimpleBooleanProperty(this, "narrow");
  private final Messages messages;
  private final ShellState state;

  NavigationRail(Messages messages, List<Screen> screens, ShellState state, Runnable help) {
    this.messages = messages;
    this.state = state;
    setId("rail");
    getStyleClass().add("rail");
    screens.forEach(screen -> getChildren().add(entry(screen)));
    Region space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    getChildren().addAll(space, helpEntry(help));
    state.screenProperty().addListener(changed -> select());
    narrow.addListener((source, before, now) -> layOut(now));
    addEventFilter(KeyEvent.KEY_PRESSED, this::move);
    select();
  }

  /** Whether only the icons are shown. */
  BooleanProperty narrowProperty() {
    return narrow;
  }

  private Node entry(Screen screen) {
    ToggleButton button = new ToggleButton();
    button.setId("go-" + screen.id().number());
    words(button, screen.id().icon(), messages.text(screen.id().titleKey()));
    button
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !screen.available().getValue(), screen.available()));
    button.setOnAction(
        event -> {
          state.screenProperty().set(screen.id());
          select();
        });
    button
        .accessibleTextProperty()
        .bind(
            messages.text(
                "rail.entry",
                "name",
                messages.text(screen.id().titleKey()),
                "status",
                messages.of(screen.status(), status -> messages.get(status.messageKey()))));
    button.setAccessibleRole(AccessibleRole.TAB_ITEM);
    buttons.put(screen.id(), button);
    StatusGlyph glyph = new StatusGlyph(messages, screen.status(), 12);
    glyph.visibleProperty().bind(glyph.statusProperty().isNotEqualTo(Status.NOT_YET));
    glyph.setMouseTransparent(true);
    return stacked(button, glyph);
  }

  private Node helpEntry(Runnable help) {
    Button button = new Button();
    button.setId("help");
    words(button, MaterialDesignH.HELP_CIRCLE_OUTLINE, messages.text("rail.help"));
    button.setOnAction(event -> help.run());
    return stacked(button, new Region());
  }

  private static void words(Labeled button, Ikon icon, ObservableValue<String> text) {
    button.textProperty().bind(text);
    button.setGraphic(Icons.of(icon, Icons.LARGE));
    button.setContentDisplay(ContentDisplay.TOP);
    button.setMaxWidth(Double.MAX_VALUE);
    button.getStyleClass().add("rail-button");
    Hint.on(button, text::getValue);
  }

  private static Node stacked(Node button, Node sign) {
    Region bar = new Region();
    bar.getStyleClass().add("rail-bar");
    StackPane.setAlignment(bar, Pos.CENTER_LEFT);
    StackPane.setAlignment(sign, Pos.TOP_RIGHT);
    StackPane entry = new StackPane(bar, button, sign);
    sign.getStyleClass().add("rail-sign");
    bar.visibleProperty()
        .bind(
            button instanceof ToggleButton toggle
                ? toggle.selectedProperty()
                : new SimpleBooleanProperty(false));
    entry.getStyleClass().add("rail-entry");
    return entry;
  }

  private void select() {
    buttons.forEach((id, button) -> button.setSelected(id == state.screenProperty().get()));
  }

  private void layOut(boolean icons) {
    for (Node node : lookupAll(".rail-button")) {
      ((Labeled) node).setContentDisplay(icons ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TOP);
    }
    getStyleClass().remove("narrow");
    if (icons) {
      getStyleClass().add("narrow");
    }
  }

  private void move(KeyEvent event) {
    int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    if (step == 0) {
      return;
    }
    List<ToggleButton> open = buttons.values().stream().filter(b -> !b.isDisabled()).toList();
    for (int i = 0; i < open.size(); i++) {
      if (open.get(i).isFocused()) {
        open.get(Math.floorMod(i + step, open.size())).requestFocus();
        event.consume();
        return;
      }
    }
  }
}
