package dev.podnosis.ui.common;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/** How much room a screen has for its content: larger text leaves less of the same width. */
public final class Room {

  private Room() {}

  /** The width of a pane in pixels as they would count at the usual size of text. */
  public static DoubleBinding of(Pane pane) {
    DoubleBinding scale = scale(pane);
    return Bindings.createDoubleBinding(
        () -> pane.getWidth() / scale.get(), pane.widthProperty(), scale);
  }

  /** How many times as large as usual the text in a pane is. */
  public static DoubleBinding scale(Pane pane) {
    Label measure = new Label();
    measure.setManaged(false);
    measure.setVisible(false);
    pane.getChildren().add(measure);
    return Bindings.createDoubleBinding(
        () -> measure.getFont().getSize() / Theme.BODY_SIZE, measure.fontProperty());
  }
}
