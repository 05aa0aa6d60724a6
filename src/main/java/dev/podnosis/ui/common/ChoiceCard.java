package dev.podnosis.ui.common;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/**
 * One of several answers, as a card: title, what it means, and for example the key that chooses it.
 */
public final class ChoiceCard extends HBox {

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final BooleanProperty selected = new SimpleBooleanProperty(this, "selected");
  private final HBox head = new HBox(8);
  private final VBox words = new VBox(3);

  /** A card with a title and what it means. */
  public ChoiceCard(ObservableValue<String> title, ObservableValue<String> meaning) {
    super(10);
    getStyleClass().add("choice-card");
    Label name = Labels.wrapping(Labels.cardTitle(title));
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    head.getStyleClass().add("choice-head");
    head.getChildren().add(name);
    words.getChildren().addAll(head, Labels.wrapping(Labels.secondary(meaning)));
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().add(words);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.RADIO_BUTTON);
    accessibleTextProperty().bind(title);
    accessibleHelpProperty().bind(meaning);
    selected.addListener(
        (source, before, now) -> {
          pseudoClassStateChanged(SELECTED, now);
          notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
        });
  }

  /** Puts a radio button's circle at the left. */
  public ChoiceCard radio() {
    Region dot = new Region();
    dot.getStyleClass().add("choice-dot");
    Region circle = new VBox(dot);
    circle.getStyleClass().add("choice-circle");
    getChildren().addFirst(circle);
    return this;
  }

  /** Puts an icon before the title. */
  public ChoiceCard icon(Ikon icon) {
    head.getChildren().addFirst(Icons.of(icon));
    return this;
  }

  /** Puts something at the right of the title: a key, a count. */
  public ChoiceCard trailing(Node node) {
    head.getChildren().add(node);
    return this;
  }

  /** Adds a line under the meaning. */
  public ChoiceCard more(ObservableValue<String> text) {
    words.getChildren().add(Labels.wrapping(Labels.of(text, "secondary")));
    return this;
  }

  /** Whether it is chosen. */
  public BooleanProperty selectedProperty() {
    return selected;
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.SELECTED
        ? (Object) selected.get()
        : super.queryAccessibleAttribute(attribute, parameters);
  }
}
