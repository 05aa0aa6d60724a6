package dev.podnosis.ui.common;

import dev.podnosis.catalogue.Figures;
import javafx.scene.control.Label;

/** A number in a small frame before one of several things. */
public final class NumberTag extends Label {

  /** The number. */
  public NumberTag(int number) {
    super(Figures.count(number));
    getStyleClass().add("number-tag");
    setMinWidth(USE_PREF_SIZE);
  }

  /** In the accent colour, for the parts of a form. */
  public NumberTag accent() {
    getStyleClass().add("accent");
    return this;
  }
}
