package dev.podnosis.ui.common;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/**
 * Takes away the picture that JavaFX 26 keeps of what is in view in a scroll pane (ScrollPaneSkin):
 * drawn in software, it is painted whole with every change in it, which costs a third more than to
 * draw what changed.
 */
public final class Viewports {

  private Viewports() {}

  /** Lets a scroll pane draw its content itself. */
  public static void drawDirectly(ScrollPane pane) {
    pane.skinProperty()
        .addListener(
            changed -> {
              for (Node part : pane.getChildrenUnmodifiable()) {
                if (part.getStyleClass().contains("viewport")) {
                  part.setCache(false);
                }
              }
            });
  }
}
