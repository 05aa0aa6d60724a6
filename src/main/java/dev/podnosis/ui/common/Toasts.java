package dev.podnosis.ui.common;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/**
 * Short notes at the bottom right that go after six seconds: "Copied". Never for results, which
 * stay where they belong.
 */
public final class Toasts {

  private static final Duration STAY = Duration.seconds(6);
  private static final int MOST = 3;

  private final Messages messages;
  private final VBox stack = new VBox(8);

  /** No notes yet. */
  public Toasts(Messages messages) {
    this.messages = messages;
    stack.setId("toasts");
    stack.getStyleClass().add("toasts");
    stack.setAlignment(Pos.BOTTOM_RIGHT);
    stack.setPickOnBounds(false);
  }

  /** The node to lay over the window. */
  public Node node() {
    return stack;
  }

  /** Shows a note. */
  public void show(Status status, String text) {
    show(status, text, List.of());
  }

  /**
   * Shows a note with what may be done about it.
   *
   * @param actions buttons below the text
   */
  public void show(Status status, String text, List<Button> actions) {
    HBox note = new HBox(10);
    note.getStyleClass().add("toast");
    Label words = Labels.wrapping(new Label(text));
    VBox said = new VBox(8, words);
    HBox.setHgrow(said, Priority.ALWAYS);
    if (!actions.isEmpty()) {
      HBox row = new HBox(8);
      row.getChildren().addAll(actions);
      said.getChildren().add(row);
    }
    Button close =
        Buttons.icon(messages.text("toast.close"), MaterialDesignC.CLOSE, () -> remove(note));
    note.getChildren().setAll(new StatusGlyph(messages, status, 16), said, close);
    stack.getChildren().add(note);
    while (stack.getChildren().size() > MOST) {
      stack.getChildren().removeFirst();
    }
    leaveLater(note);
  }

  /** The time stands still while the mouse is over the note. */
  private void leaveLater(HBox note) {
    PauseTransition stay = new PauseTransition(STAY);
    stay.setOnFinished(event -> remove(note));
    note.hoverProperty()
        .addListener(
            (source, before, over) -> {
              if (over) {
                stay.pause();
              } else {
                stay.play();
              }
            });
    stay.play();
  }

  private void remove(Node note) {
    stack.getChildren().remove(note);
  }
}
