package dev.podnosis.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;

/** A fact of the session in a frame, for example the context; a click opens more about it. */
public final class Chip extends Button {

  private static final double NARROWEST = 60;

  private final HBox words = new HBox(5);

  /** A chip with an icon and a value. */
  public Chip(Ikon icon, ObservableValue<String> value) {
    getStyleClass().addAll("chip", "small");
    MiddleEllipsis text = new MiddleEllipsis(value);
    text.getStyleClass().add("chip-value");
    words.getStyleClass().add("chip-words");
    words.getChildren().add(text);
    HBox content = new HBox(7, Icons.of(icon), words);
    content.getStyleClass().add("chip-words");
    setGraphic(content);
    accessibleTextProperty().bind(value);
    setMnemonicParsing(false);
    setMinWidth(NARROWEST);
  }

  /** Puts a name before the value: "Level Node debug pod". */
  public Chip named(ObservableValue<String> name) {
    Label label = Labels.of(name, "chip-name");
    label.setMinWidth(Label.USE_PREF_SIZE);
    words.getChildren().addFirst(label);
    return this;
  }

  /** Sets the value in semibold. */
  public Chip strong() {
    getStyleClass().add("chip-strong");
    return this;
  }
}
