package dev.podnosis.ui.path;

import dev.podnosis.path.draw.GraphLayout.Box;
import dev.podnosis.path.draw.GraphPicture;
import dev.podnosis.path.draw.Palette;
import dev.podnosis.ui.common.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.property.StringProperty;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableBooleanProperty;
import javafx.css.Styleable;
import javafx.css.StyleableBooleanProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.util.Duration;

/**
 * The drawing as large as it is zoomed, of which only what is seen is painted: on a canvas of the
 * viewport's size that moves along. Over it lie {@link PathParts}, by which it is used.
 */
final class PathCanvas extends Region {
  private static final StyleablePropertyFactory<PathCanvas> FACTORY =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());
  private static final CssMetaData<PathCanvas, Boolean> DARK =
      FACTORY.createBooleanCssMetaData("-pd-dark", canvas -> canvas.dark, false, false);

  /** As far beside a line a click still means it (px). */
  private static final double NEAR = 5;

  /** Around the drawing, so that nothing touches the window's edges. */
  private static final double MARGIN = 12;

  private final StyleableBooleanProperty dark =
      new SimpleStyleableBooleanProperty(DARK, this, "dark", false);
  private final PathViewModel.Drawing drawing;
  private final StringProperty selected;
  private final Supplier<Box> seen;
  private final Canvas canvas = new Canvas();
  private final CanvasPen pen = new CanvasPen(canvas);
  private final PathParts parts;
  private final Scale scale = new Scale(1, 1);
  private final PauseTransition still = new PauseTransition(Duration.millis(120));
  private double zoom = 1;
  private String strong = "";
  private Box shown = new Box("", 0, 0, 0, 0);

  /**
   * A drawing.
   *
   * @param seen what of it is seen, in the pixels of the drawing as it is zoomed
   * @param bringIntoView moves a part of it, in its own pixels, to where it is seen
   */
  PathCanvas(
      StringProperty selected,
      Messages messages,
      PathViewModel.Drawing drawing,
      Supplier<Box> seen,
      Consumer<Box> bringIntoView) {
    this.drawing = drawing;
    this.selected = selected;
    this.seen = seen;
    this.parts = new PathParts(drawing, messages, selected, this::emphasise, bringIntoView);
    getStyleClass().add("path-canvas");
    parts.getTransforms().add(scale);
    canvas.setManaged(false);
    getChildren().addAll(canvas, parts);
    dark.addListener(o -> requestLayout());
    still.setOnFinished(e -> offer());
    canvas.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    parts.select(selected.get());
    zoom(1);
  }

  /** Draws it so large. */
  void zoom(double now) {
    zoom = now;
    scale.setX(now);
    scale.setY(now);
    setPrefSize(Math.ceil(width() * now), Math.ceil(height() * now));
    setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    requestLayout();
  }

  /** Its width when it is not zoomed. */
  double width() {
    return drawing.picture().width() + MARGIN;
  }

  /** Its height when it is not zoomed. */
  double height() {
    return drawing.picture().height() + MARGIN;
  }

  /** The picture that it shows. */
  GraphPicture picture() {
    return drawing.picture();
  }

  /** In which colours. */
  Palette palette() {
    return dark.get() ? Palette.DARK : Palette.LIGHT;
  }

  /** Frames what is selected. */
  void select(String id) {
    parts.select(id);
  }

  /** Where a part of the drawing stands in its own pixels; empty for what has no part. */
  List<Box> part(String id) {
    return parts.box(id).toList();
  }

  private void emphasise(String id) {
    strong = id;
    requestLayout();
  }

  private void click(MouseEvent event) {
    if (event.isStillSincePress()) {
      double x = (canvas.getLayoutX() + event.getX()) / zoom;
      double y = (canvas.getLayoutY() + event.getY()) / zoom;
      drawing.picture().lines().stream()
          .filter(line -> line.route().distance(x, y) < NEAR / zoom)
          .min(Comparator.comparingDouble(line -> line.route().distance(x, y)))
          .ifPresent(line -> selected.set(line.route().edge()));
    }
  }

  @Override
  protected void layoutChildren() {
    Box view = seen.get();
    canvas.setWidth(view.width());
    canvas.setHeight(view.height());
    canvas.relocate(view.x(), view.y());
    Box part =
        new Box("", view.x() / zoom, view.y() / zoom, view.width() / zoom, view.height() / zoom);
    pen.draw(drawing.picture(), palette(), part, zoom, strong);
    if (!part.equals(shown)) {
      shown = part;
      still.playFromStart();
    }
  }

  /** Makes what can be used of what is seen, once it stands still. */
  private void offer() {
    if (!parts.show(shown)) {
      still.playFromStart();
    }
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return FACTORY.getCssMetaData();
  }
}
