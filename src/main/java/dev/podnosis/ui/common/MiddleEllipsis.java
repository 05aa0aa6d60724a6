package dev.podnosis.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/**
 * A long name that is shortened in its middle, because the end of a pod's or node's name tells them
 * apart. The whole name is in the tooltip and on the clipboard.
 */
public final class MiddleEllipsis extends Label {

  private static final double LEAST = 48;

  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  /** A name that follows a value. */
  public MiddleEllipsis(ObservableValue<String> name) {
    textProperty().bind(name.map(Printable::text));
    setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    setAlignment(Pos.CENTER_LEFT);
    Hint.on(this, () -> isTextTruncated() ? getText() : "");
    setOnKeyPressed(
        event -> {
          if (COPY.match(event)) {
            copy();
            event.consume();
          }
        });
  }

  @Override
  protected double computeMinWidth(double height) {
    return Math.min(LEAST, computePrefWidth(height));
  }

  /** Puts the whole name on the clipboard. */
  public void copy() {
    Clip.put(getText());
  }
}
