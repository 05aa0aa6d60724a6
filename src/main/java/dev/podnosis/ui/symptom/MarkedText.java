package dev.podnosis.ui.symptom;

import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.CodeBlock;
import dev.podnosis.ui.common.Job;
import dev.podnosis.ui.common.ScreenContext;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * Lies over a text area while nobody writes in it, or the writer pauses, and shows its text with
 * the telling words marked. A click or a key goes back to writing.
 */
final class MarkedText extends StackPane {
  private static final Duration PAUSE = Duration.ofMillis(700);
  private static final PseudoClass WRITING = PseudoClass.getPseudoClass("writing");

  private final Background background;
  private final TextArea area;
  private final BooleanProperty paused = new SimpleBooleanProperty(this, "paused");
  private final BooleanProperty marked = new SimpleBooleanProperty(this, "marked");
  private final CodeBlock block;
  private @Nullable Job waiting;

  MarkedText(ScreenContext context, TextArea area) {
    this.background = context.background();
    this.area = area;
    setId("symptom-marks");
    block = new CodeBlock(context.messages());
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
    visibleProperty().bind(marked.and(paused.or(area.focusedProperty().not())));
    area.textProperty().addListener(changed -> written());
    area.addEventFilter(KeyEvent.KEY_PRESSED, event -> goOn());
    area.focusedProperty()
        .addListener(
            (source, before, now) -> {
              goOn();
              pseudoClassStateChanged(WRITING, now);
            });
    setOnMouseClicked(
        event -> {
          goOn();
          area.requestFocus();
          area.end();
        });
  }

  /** The marks cover the caret: they come when writing pauses, not when the caret is moved. */
  private void written() {
    goOn();
    waiting = background.after(PAUSE, () -> paused.set(area.getSelection().getLength() == 0));
  }

  private void goOn() {
    if (waiting != null) {
      waiting.discard();
      waiting = null;
    }
    paused.set(false);
  }

  void show(List<CodeBlock.Part> parts) {
    marked.set(!parts.isEmpty());
    block.parts(parts);
  }
}
