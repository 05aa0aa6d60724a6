package dev.podnosis.ui.common;

import java.util.List;
import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.RotateTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableBooleanProperty;
import javafx.css.SimpleStyleableDoubleProperty;
import javafx.css.Styleable;
import javafx.css.StyleableBooleanProperty;
import javafx.css.StyleableDoubleProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.util.Duration;

/**
 * The sign of a status: its shape says it, its colour repeats it, a screen reader hears its word.
 * Sizes from 11 to 24 pixels.
 */
public final class StatusGlyph extends Region {

  private static final StyleablePropertyFactory<StatusGlyph> FACTORY =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());
  private static final CssMetaData<StatusGlyph, Boolean> MOVING =
      FACTORY.createBooleanCssMetaData("-pd-moving", glyph -> glyph.moving, true, false);
  private static final CssMetaData<StatusGlyph, Number> GROWTH =
      FACTORY.createSizeCssMetaData("-pd-growth", glyph -> glyph.growth, 1, false);
  private static final Duration TURN = Duration.seconds(1.2);

  private final StyleableBooleanProperty moving =
      new SimpleStyleableBooleanProperty(MOVING, this, "moving", true);
  private final StyleableDoubleProperty growth =
      new SimpleStyleableDoubleProperty(GROWTH, this, "growth", 1.0);
  private final Scale scale = new Scale(1, 1);
  private final ObjectProperty<Status> status = new SimpleObjectProperty<>(this, "status");
  private final ObservableValue<Boolean> showing;
  private final Group drawing = new Group();
  private final RotateTransition turn = new RotateTransition(TURN);
  private final double size;

  /** A sign that can change. */
  public StatusGlyph(Messages messages, Status status, double size) {
    this.size = size;
    this.status.set(status);
    this.showing = treeShowingProperty();
    getStyleClass().addAll("status-glyph", status.styleClass());
    grow();
    growth.addListener(changed -> grow());
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    accessibleTextProperty()
        .bind(
            Bindings.createStringBinding(
                () -> messages.get(this.status.get().messageKey()),
                this.status,
                messages.languageProperty()));
    drawing.setManaged(false);
    drawing.getTransforms().add(scale);
    getChildren().add(drawing);
    turn.setByAngle(360);
    turn.setInterpolator(Interpolator.LINEAR);
    turn.setCycleCount(Animation.INDEFINITE);
    this.status.addListener(
        (source, before, now) -> {
          // In one change: after each, JavaFX looks for the rules that fit.
          getStyleClass().set(getStyleClass().indexOf(before.styleClass()), now.styleClass());
          draw();
        });
    moving.addListener(changed -> move());
    showing.addListener(changed -> move());
    draw();
  }

  /** A sign that follows a value. */
  public StatusGlyph(Messages messages, ObservableValue<Status> status, double size) {
    this(messages, status.getValue(), size);
    this.status.bind(status);
  }

  /** What it shows. */
  public ObjectProperty<Status> statusProperty() {
    return status;
  }

  /** Whether it moves at this moment. */
  boolean isMoving() {
    return turn.getStatus() == Animation.Status.RUNNING;
  }

  /** As large as the text beside it. */
  private void grow() {
    double now = size * growth.get();
    setMinSize(now, now);
    setPrefSize(now, now);
    setMaxSize(now, now);
    scale.setX(now / GlyphShapes.BOX);
    scale.setY(now / GlyphShapes.BOX);
  }

  private void draw() {
    drawing.getChildren().setAll(GlyphShapes.of(status.get()));
    move();
  }

  /** Only a visible sign moves: an animation keeps its node alive. */
  private void move() {
    turn.stop();
    if (status.get() == Status.RUNNING && moving.get() && showing.getValue()) {
      turn.setNode(drawing.getChildren().getLast());
      turn.playFromStart();
    }
  }

  private ObservableValue<Boolean> treeShowingProperty() {
    return sceneProperty()
        .flatMap(scene -> scene.windowProperty())
        .flatMap(window -> window.showingProperty())
        .orElse(false);
  }

  @Override
  protected double computePrefWidth(double height) {
    return size * growth.get();
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return FACTORY.getCssMetaData();
  }
}
