package dev.podnosis.ui.start;

import dev.podnosis.ui.common.Icons;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;

/** A dashed frame that says what may be dropped; files are taken anywhere on the window. */
final class DropArea extends VBox {
  DropArea(Ikon icon, boolean tall, Node... words) {
    super(6);
    getStyleClass().add("drop-area");
    setAlignment(Pos.CENTER);
    FlowPane line = new FlowPane(8, 4, words);
    line.setAlignment(Pos.CENTER);
    line.setRowValignment(VPos.CENTER);
    if (tall) {
      getChildren().setAll(Icons.of(icon, 20), line);
    } else {
      line.getChildren().addFirst(Icons.of(icon, 20));
      getChildren().setAll(line);
    }
  }

  /** Is larger while there is nothing else to see. */
  void growWhen(ObservableBooleanValue when) {
    // Held by the node: what is only listened to may be collected.
    getProperties().put("large", when);
    Runnable size = () -> setMinHeight(when.get() ? 130 : USE_COMPUTED_SIZE);
    when.addListener((o, was, now) -> size.run());
    size.run();
  }
}
