package dev.podnosis.ui.common;

import javafx.scene.control.SplitPane;

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
}
