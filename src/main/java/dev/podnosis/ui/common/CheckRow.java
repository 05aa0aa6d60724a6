package dev.podnosis.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A row of a list of checks: sign, what was checked, and what came of it at the right. */
public final class CheckRow extends HBox {

  /** A row. */
  public CheckRow(
      Messages messages,
      ObservableValue<Status> status,
      ObservableValue<String> title,
      ObservableValue<String> detail) {
    super(10);
    getStyleClass().addAll("row", "check-row");
    Label name = Labels.of(title, "card-title");
    Label result = Labels.of(detail, "secondary");
    result.setMinWidth(0);
    name.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().addAll(new StatusGlyph(messages, status, 15), name, space, result);
  }

  /**
   * Sets the name in normal weight and the detail in the fixed-width font, as in lists of rights.
   */
  public CheckRow plain() {
    Node name = getChildren().get(1);
    name.getStyleClass().remove("card-title");
    Node detail = getChildren().getLast();
    detail.getStyleClass().add("mono");
    return this;
  }
}
