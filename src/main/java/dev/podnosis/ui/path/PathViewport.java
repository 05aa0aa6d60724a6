package dev.podnosis.ui.path;

import javafx.animation.PauseTransition;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.transform.Scale;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The part of a drawing that is seen: panned with the pointer, zoomed with wheel and keys. */
final class PathViewport extends ScrollPane {
  static final double LEAST_ZOOM = 0.4;
  private static final double STEP = 1.2;
  private static final double MOST_ZOOM = 2.5;
  private static final double LEAST_FIT = 0.6;

  /** When a drawing is shown first, its words stay legible. */
  private static final double LEAST_FIRST = 0.8;

  private final DoubleProperty zoom = new SimpleDoubleProperty(this, "zoom", 1);
  private final Scale scale = new Scale(1, 1);
  private final PauseTransition still = new PauseTransition(Duration.millis(150));
  private @Nullable PathCanvas canvas;

  /** The zoom that fits the drawing; once the user has chosen another, theirs stays. */
  private double fitted = 1;

  PathViewport() {
    scale.xProperty().bind(zoom);
    scale.yProperty().bind(zoom);
    zoom.addListener(o -> zooming());
    setPannable(true);
    getStyleClass().addAll("edge-to-edge", "path-viewport");
    addEventFilter(ScrollEvent.SCROLL, this::wheel);
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
      drawn.zooming(true);
      still.setOnFinished(e -> drawn.zooming(false));
      still.playFromStart();
    }
  }

  /** Shows a drawing. */
  void show(PathCanvas fresh) {
    fresh.getTransforms().setAll(scale);
    canvas = fresh;
    setContent(new Group(fresh));
  }

  /** Shows something else instead. */
  void showNone(Node instead) {
    canvas = null;
    setContent(instead);
  }

  /** Once its own size is known, fits a drawing that was not zoomed. */
  boolean fitFresh() {
    PathCanvas drawn = canvas;
    if (drawn == null || zoom.get() != fitted || getViewportBounds().getWidth() <= 1) {
      return false;
    }
    fitted = Math.max(LEAST_FIRST, fitting(drawn));
    zoom.set(fitted);
    still.stop(); // nobody is zooming: sharp from the first picture on
    drawn.zooming(false);
    return true;
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
      zoom.set(Math.max(LEAST_FIT, fitting(drawn)));
    }
  }

  private double fitting(PathCanvas drawn) {
    Bounds seen = getViewportBounds();
    double wanted =
        Math.min(seen.getWidth() / drawn.getPrefWidth(), seen.getHeight() / drawn.getPrefHeight());
    return Math.min(wanted, 1);
  }

  /** Scrolls so far that a part of the drawing is seen. */
  void bringIntoView(Node part) {
    Node content = getContent();
    Bounds at = content.sceneToLocal(part.localToScene(part.getBoundsInLocal()));
    Bounds all = content.getLayoutBounds();
    Bounds seen = getViewportBounds();
    double spareX = all.getWidth() - seen.getWidth();
    double spareY = all.getHeight() - seen.getHeight();
    if (spareX > 0) {
      setHvalue(Math.clamp((at.getCenterX() - seen.getWidth() / 2) / spareX, 0, 1));
    }
    if (spareY > 0) {
      setVvalue(Math.clamp((at.getCenterY() - seen.getHeight() / 2) / spareY, 0, 1));
    }
  }
}
