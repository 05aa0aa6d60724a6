package dev.podnosis.ui.common;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/**
 * Holds which of several {@link ChoiceCard}s is chosen. A click, space or enter chooses; the arrow
 * keys move to the next card that can be chosen.
 *
 * @param <T> what is chosen
 */
public final class Choices<T> {

  private final ObjectProperty<@Nullable T> value = new SimpleObjectProperty<>(this, "value");
  private final Map<T, ChoiceCard> cards = new LinkedHashMap<>();

  /** No cards yet. */
  public Choices() {
    value.addListener(
        changed -> cards.forEach((key, card) -> card.selectedProperty().set(isChosen(key))));
  }

  /** Adds a card; the caller places it. */
  public ChoiceCard add(T choice, ChoiceCard card) {
    cards.put(choice, card);
    card.selectedProperty().set(isChosen(choice));
    card.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            card.requestFocus();
            value.set(choice);
          }
        });
    card.setOnKeyPressed(event -> press(event, choice, card));
    return card;
  }

  /** What is chosen; null before the first choice. */
  public ObjectProperty<@Nullable T> valueProperty() {
    return value;
  }

  private boolean isChosen(T choice) {
    return choice.equals(value.get());
  }

  private void press(KeyEvent event, T choice, ChoiceCard card) {
    // Keys with Ctrl and the like belong to the window.
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case SPACE, ENTER -> value.set(choice);
      case DOWN, RIGHT -> focusFrom(card, 1);
      case UP, LEFT -> focusFrom(card, -1);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void focusFrom(ChoiceCard card, int step) {
    List<ChoiceCard> open = new ArrayList<>(cards.values());
    open.removeIf(each -> each.isDisabled() && each != card);
    int next = Math.floorMod(open.indexOf(card) + step, open.size());
    open.get(next).requestFocus();
  }
}
