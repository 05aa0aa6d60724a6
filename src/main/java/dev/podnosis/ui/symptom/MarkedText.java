package dev.podnosis.ui.symptom;

import dev.podnosis.ui.common.CodeBlock;
import dev.podnosis.ui.common.Messages;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

/**
 * Lies over a text area while nobody writes in it, and shows its text with the telling words
 * marked. A click goes back to writing.
 */
final class MarkedText extends StackPane {
  private final BooleanProperty marked = new SimpleBooleanProperty(this, "marked");
  private final CodeBlock block;

  MarkedText(Messages messages, TextArea area) {
    block = new CodeBlock(messages);
    block.setId("symptom-words");
    block.getStyleClass().setAll("marked-text");
    block.setMouseTransparent(true);
    // The keyboard reaches the area under it.
    block.lookupAll(".code-flow").forEach(flow -> flow.setFocusTraversable(false));
    getChildren().add(block);
    getStyleClass().add("marked-area");
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    setMinSize(0, 0);
    prefHeightProperty().bind(area.heightProperty());
    maxHeightProperty().bind(area.heightProperty());
    visibleProperty().bind(marked.and(area.focusedProperty().not()));
    setOnMouseClicked(
        event -> {
          area.requestFocus();
          area.end();
        });
  }

  void show(List<CodeBlock.Part> parts) {
    marked.set(!parts.isEmpty());
    block.parts(parts);
  }
}
