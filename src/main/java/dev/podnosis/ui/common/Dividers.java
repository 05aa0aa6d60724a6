package dev.podnosis.ui.common;

import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/** Keeps the user's divider positions. */
public final class Dividers {

  private Dividers() {}

  /** Sets a split pane's divider where the user left it, and remembers where it is moved. */
  public static void remember(
      SplitPane pane, int divider, String name, double otherwise, Preferences preferences) {
    String key = "divider." + name;
    pane.setDividerPosition(divider, Math.clamp(preferences.number(key, otherwise), 0, 1));
    pane.getDividers()
        .get(divider)
        .positionProperty()
        .addListener((source, before, now) -> preferences.remember(key, now));
  }

  /**
   * Keeps the width of the first or the last part, as the user left it, whatever the width of the
   * window.
   *
   * @param otherwise the width in pixels before the user changes it; negative for the part after
   *     the divider
   * @return places the divider; to be run when parts were added, which makes dividers anew
   */
  public static Runnable keepWidth(
      SplitPane pane, int divider, String name, double otherwise, Preferences preferences) {
    String key = "divider-width." + name;
    boolean after = otherwise < 0;
    Runnable place =
        () -> {
          double wanted = preferences.number(key, Math.abs(otherwise));
          double whole = pane.getWidth();
          if (whole > 0 && divider < pane.getDividers().size()) {
            double share = Math.clamp(wanted / whole, 0, 1);
            pane.setDividerPosition(divider, after ? 1 - share : share);
          }
        };
    pane.widthProperty().addListener(changed -> place.run());
    pane.addEventFilter(
        MouseEvent.MOUSE_RELEASED,
        event -> {
          if (isDivider(event.getTarget()) && divider < pane.getDividers().size()) {
            double share = pane.getDividers().get(divider).getPosition();
            preferences.remember(key, (after ? 1 - share : share) * pane.getWidth());
          }
        });
    place.run();
    return place;
  }

  private static boolean isDivider(EventTarget target) {
    for (Node node = target instanceof Node n ? n : null; node != null; node = node.getParent()) {
      if (node.getStyleClass().contains("split-pane-divider")) {
        return true;
      }
    }
    return false;
  }
}
