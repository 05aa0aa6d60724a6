package dev.podnosis.ui.common;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.Node;

/**
 * Draws a part of a screen anew while it is in the window. What changes while another screen is in
 * front is drawn once, when the part comes back.
 */
public final class Redraw implements InvalidationListener {

  private final Node part;
  private final Runnable draw;
  private boolean missed;

  private Redraw(Node part, Runnable draw) {
    this.part = part;
    this.draw = draw;
  }

  /** Listens for changes of what a part shows, and draws it; it is drawn for the first time now. */
  public static Redraw of(Node part, Runnable draw) {
    Redraw redraw = new Redraw(part, draw);
    part.sceneProperty().addListener((source, before, now) -> redraw.cameOrWent());
    draw.run();
    return redraw;
  }

  @Override
  public void invalidated(Observable changed) {
    if (part.getScene() == null) {
      missed = true;
    } else {
      draw.run();
    }
  }

  private void cameOrWent() {
    if (missed && part.getScene() != null) {
      missed = false;
      draw.run();
    }
  }
}
