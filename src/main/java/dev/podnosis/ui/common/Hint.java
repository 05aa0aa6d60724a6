package dev.podnosis.ui.common;

import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Words over a node under the pointer. Their popup, a scene of its own, is made when the pointer
 * comes for the first time: in a list it would cost more than the rows.
 */
public final class Hint implements EventHandler<MouseEvent> {
  private static final double WIDEST = 420;

  private final Node node;
  private final Supplier<String> words;
  private @Nullable Tooltip popup;

  private Hint(Node node, Supplier<String> words) {
    this.node = node;
    this.words = words;
  }

  /** Shows words that are asked for whenever the pointer comes; empty ones are not shown. */
  public static void on(Node node, Supplier<String> words) {
    Hint hint = new Hint(node, words);
    node.getProperties().put(Hint.class, hint);
    node.addEventHandler(MouseEvent.MOUSE_ENTERED, hint);
  }

  /** What a node says now when the pointer is over it; empty when it has no hint. */
  public static String of(Node node) {
    return node.getProperties().get(Hint.class) instanceof Hint hint ? hint.words.get() : "";
  }

  @Override
  public void handle(MouseEvent entered) {
    String now = words.get();
    Tooltip shown = popup;
    if (shown == null) {
      if (now.isEmpty()) {
        return;
      }
      shown = new Tooltip();
      shown.setWrapText(true);
      shown.setMaxWidth(WIDEST);
      popup = shown;
    }
    shown.setText(now);
    if (now.isEmpty()) {
      Tooltip.uninstall(node, shown);
    } else {
      Tooltip.install(node, shown);
    }
  }
}
