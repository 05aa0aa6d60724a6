package dev.podnosis.ui.common;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/**
 * Choices side by side, of which one holds.
 *
 * @param <T> what is chosen
 */
public final class Segments<T> extends HBox {

  private final ObjectProperty<@Nullable T> value = new SimpleObjectProperty<>(this, "value");
  private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();
  private final ToggleGroup group = new ToggleGroup();

  /** No choices yet. */
  public Segments() {
    getStyleClass().add("segments");
    setMinWidth(USE_PREF_SIZE);
    value.addListener(changed -> show());
  }

  /** Adds a choice with words. */
  public Segments<T> add(T choice, ObservableValue<String> text) {
    ToggleButton button = new ToggleButton();
    button.textProperty().bind(text);
    button.getStyleClass().add("segment");
    button.setMinWidth(USE_PREF_SIZE);
    button.setToggleGroup(group);
    // A second click on the chosen one keeps it.
    button.setOnAction(
        event -> {
          value.set(choice);
          show();
        });
    buttons.put(choice, button);
    getChildren().add(button);
    ends();
    show();
    return this;
  }

  /** Adds a choice with an icon before its words. */
  public Segments<T> add(T choice, ObservableValue<String> text, Ikon icon) {
    add(choice, text);
    button(choice).setGraphic(Icons.of(icon));
    return this;
  }

  /** In 26 px instead of 32. */
  public Segments<T> small() {
    getStyleClass().add("small-segments");
    return this;
  }

  /** What is chosen; null before the first choice. */
  public ObjectProperty<@Nullable T> valueProperty() {
    return value;
  }

  /** The button of a choice. */
  public ToggleButton button(T choice) {
    ToggleButton button = buttons.get(choice);
    if (button == null) {
      throw new IllegalArgumentException("Not a choice: " + choice);
    }
    return button;
  }

  private void show() {
    buttons.forEach((choice, button) -> button.setSelected(choice.equals(value.get())));
  }

  private void ends() {
    int last = getChildren().size() - 1;
    for (int i = 0; i <= last; i++) {
      var classes = getChildren().get(i).getStyleClass();
      classes.removeAll("first", "last");
      if (i == 0) {
        classes.add("first");
      }
      if (i == last) {
        classes.add("last");
      }
    }
  }
}
