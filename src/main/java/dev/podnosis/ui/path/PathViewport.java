package dev.podnosis.ui.path;

import dev.podnosis.path.draw.GraphLayout.Box;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/** The part of a drawing that is seen: panned with the pointer, zoomed with wheel and keys. */
final class PathViewport extends ScrollPane {
  static final double LEAST_ZOOM = 0.4;
  static final double MOST_ZOOM = 2.5;
  private static final double STEP = 1.2;
  private static final double LEAST_FIT = 0.6;

  /** When a drawing is shown first, its words stay legible. */
  private static final double LEAST_FIRST = 0.75;

  private final DoubleProperty zoom = new SimpleDoubleProperty(this, "zoom", 1);
  private @Nullable PathCanvas canvas;

  /**
   * What is to stay in view while the viewport gets its size and zoom, which a scroll pane answers
   * by moving; until the user moves it.
   */
  private @Nullable Box kept;

  /** The zoom at which the drawing's width fits; once the user has chosen another, theirs stays. */
  private double fitted = 1;

  PathViewport() {
    zoom.addListener(o -> zooming());
    hvalueProperty().addListener(o -> moved());
    vvalueProperty().addListener(o -> moved());
    viewportBoundsProperty().addListener(o -> resized());
    setPannable(true);
    getStyleClass().addAll("edge-to-edge", "path-viewport");
    addEventFilter(ScrollEvent.SCROLL, this::wheel);
    addEventFilter(ScrollEvent.ANY, e -> kept = null);
    addEventFilter(MouseEvent.MOUSE_PRESSED, e -> kept = null);
    addEventFilter(KeyEvent.KEY_PRESSED, e -> kept = null);
  }

  /** How large it is drawn. */
  DoubleProperty zoomProperty() {
    return zoom;
  }

  /** What is drawn; null for nothing. */
  @Nullable PathCanvas canvas() {
    return canvas;
  }

  private void zooming() {
    PathCanvas drawn = canvas;
    if (drawn != null) {
      drawn.zoom(zoom.get());
      keep();
    }
  }

  private void moved() {
    PathCanvas drawn = canvas;
    if (drawn != null) {
      drawn.requestLayout();
      keep();
    }
  }

  private void resized() {
    fitWidth();
    moved();
  }

  /** Shows a drawing. */
  void show(PathCanvas fresh) {
    canvas = fresh;
    kept = null;
    fresh.zoom(zoom.get());
    setContent(fresh);
    fitWidth();
  }

  /** Shows something else instead. */
  void showNone(Node instead) {
    canvas = null;
    setContent(instead);
  }

  /** As long as nobody zoomed: 100 %, or as much less as lets both ends be seen. */
  private void fitWidth() {
    PathCanvas drawn = canvas;
    double room = getViewportBounds().getWidth();
    if (drawn != null && zoom.get() == fitted && room > 1) {
      fitted = Math.clamp(room / drawn.width(), LEAST_FIRST, 1);
      zoom.set(fitted);
    }
  }

  /** What is seen of the drawing, in pixels from its top left corner as it is zoomed. */
  Box seen() {
    Bounds room = getViewportBounds();
    PathCanvas drawn = canvas;
    double spareX = drawn == null ? 0 : Math.max(0, drawn.getPrefWidth() - room.getWidth());
    double spareY = drawn == null ? 0 : Math.max(0, drawn.getPrefHeight() - room.getHeight());
    return new Box(
        "",
        Math.round(getHvalue() * spareX),
        Math.round(getVvalue() * spareY),
        Math.ceil(room.getWidth()),
        Math.ceil(room.getHeight()));
  }

  private void wheel(ScrollEvent event) {
    if (event.isShortcutDown() && event.getDeltaY() != 0) {
      zoomBy(event.getDeltaY() > 0 ? STEP : 1 / STEP);
      event.consume();
    }
  }

  /** Zooms by keys. */
  void key(KeyEvent event) {
    if (!event.isShortcutDown()) {
      return;
    }
    KeyCode code = event.getCode();
    if (code == KeyCode.PLUS || code == KeyCode.EQUALS || code == KeyCode.ADD) {
      zoomBy(STEP);
    } else if (code == KeyCode.MINUS || code == KeyCode.SUBTRACT) {
      zoomBy(1 / STEP);
    } else if (code == KeyCode.DIGIT0 || code == KeyCode.NUMPAD0) {
      zoom.set(1);
    } else {
      return;
    }
    event.consume();
  }

  private void zoomBy(double by) {
    zoom.set(Math.clamp(zoom.get() * by, LEAST_ZOOM, MOST_ZOOM));
  }

  /** Draws it as large as the viewport lets it be legible. */
  void fit() {
    PathCanvas drawn = canvas;
    if (drawn != null) {
      Bounds room = getViewportBounds();
      double whole = Math.min(room.getWidth() / drawn.width(), room.getHeight() / drawn.height());
      zoom.set(Math.clamp(whole, LEAST_FIT, 1));
    }
  }

  /** Scrolls so far that a part of the drawing is seen. */
  void bringIntoView(Box part) {
    kept = part;
    keep();
  }

  private void keep() {
    PathCanvas drawn = canvas;
    Box part = kept;
    Bounds room = getViewportBounds();
    if (drawn != null && part != null && room.getWidth() > 1) {
      setHvalue(value(part.x(), part.right(), drawn.getPrefWidth(), room.getWidth(), getHvalue()));
      setVvalue(
          value(part.y(), part.bottom(), drawn.getPrefHeight(), room.getHeight(), getVvalue()));
    }
  }

  /** The value at which a part is seen: this one if it is seen now, else that puts it mid-way. */
  private double value(double from, double to, double all, double room, double now) {
    double spare = all - room;
    double start = now * spare;
    double z = zoom.get();
    boolean inside = from * z >= start && to * z <= start + room;
    return spare <= 0 || inside ? now : Math.clamp(((from + to) / 2 * z - room / 2) / spare, 0, 1);
  }
}
