package dev.podnosis.ui.common;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Rows with a line between them; each child of style class {@code row} is one. */
public final class Rows extends VBox {

  /** The given rows. */
  public Rows(List<? extends Node> rows) {
    getStyleClass().add("rows");
    getChildren().setAll(rows);
  }
}
