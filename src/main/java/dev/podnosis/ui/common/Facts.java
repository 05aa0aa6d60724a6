package dev.podnosis.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Names at the left and what is known of them at the right. */
public final class Facts extends GridPane {

  /** No facts yet. */
  public Facts() {
    getStyleClass().add("facts");
    ColumnConstraints names = new ColumnConstraints(80, 110, 150);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    getColumnConstraints().setAll(names, values);
  }

  /** Adds a fact in words. */
  public Facts add(ObservableValue<String> name, ObservableValue<String> value) {
    return add(name, Labels.wrapping(Labels.of(value)));
  }

  /** Adds a fact shown by any node. */
  public Facts add(ObservableValue<String> name, Node value) {
    Label label = Labels.wrapping(Labels.of(name, "secondary"));
    label.setLabelFor(value);
    if (value instanceof Region region) {
      region.setMinWidth(0);
    }
    GridPane.setValignment(label, VPos.TOP);
    label.getStyleClass().add("fact-name");
    GridPane.setValignment(value, VPos.TOP);
    addRow(getRowCount(), label, value);
    return this;
  }
}
