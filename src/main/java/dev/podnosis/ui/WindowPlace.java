package dev.podnosis.ui;

import dev.podnosis.ui.common.Preferences;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where the window is and how large; remembered, unless that place is no longer on a screen. */
final class WindowPlace {

  private static final String X = "window.x";
  private static final String Y = "window.y";
  private static final String WIDTH = "window.width";
  private static final String HEIGHT = "window.height";
  private static final String MAXIMIZED = "window.maximized";

  /** So much of the window must be on a screen for its place to be taken again, in pixels. */
  private static final double GRIP = 100;

  private final Preferences preferences;

  WindowPlace(Preferences preferences) {
    this.preferences = preferences;
  }

  /** Puts the window where it was, and remembers where it is when it is hidden. */
  void keep(Stage stage) {
    stage.setWidth(Math.max(stage.getMinWidth(), preferences.number(WIDTH, 1440)));
    stage.setHeight(Math.max(stage.getMinHeight(), preferences.number(HEIGHT, 900)));
    double x = preferences.number(X, Double.NaN);
    double y = preferences.number(Y, Double.NaN);
    if (isOnScreen(x, y)) {
      stage.setX(x);
      stage.setY(y);
    }
    stage.setMaximized(preferences.flag(MAXIMIZED, false));
    stage.setOnHiding(event -> remember(stage));
  }

  private void remember(Stage stage) {
    preferences.remember(MAXIMIZED, stage.isMaximized());
    if (!stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen()) {
      preferences.remember(X, stage.getX());
      preferences.remember(Y, stage.getY());
      preferences.remember(WIDTH, stage.getWidth());
      preferences.remember(HEIGHT, stage.getHeight());
    }
    preferences.save();
  }

  private static boolean isOnScreen(double x, double y) {
    if (Double.isNaN(x) || Double.isNaN(y)) {
      return false;
    }
    Rectangle2D grip = new Rectangle2D(x, y, GRIP, GRIP);
    return Screen.getScreens().stream().anyMatch(screen -> screen.getBounds().contains(grip));
  }
}
