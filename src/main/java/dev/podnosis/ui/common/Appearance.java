package dev.podnosis.ui.common;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** What the user wants the window to look like. */
public final class Appearance {

  /** Light, dark, or what the operating system has. */
  public enum Scheme {
    SYSTEM,
    LIGHT,
    DARK
  }

  /** The largest text, against the usual size. */
  public static final double LARGEST_TEXT = 1.5;

  /** How much larger text is while others look at the screen. */
  static final double SHARED = 1.15;

  private final ObjectProperty<Scheme> scheme =
      new SimpleObjectProperty<>(this, "scheme", Scheme.SYSTEM);
  private final DoubleProperty textScale = new SimpleDoubleProperty(this, "textScale", 1);
  private final BooleanProperty shared = new SimpleBooleanProperty(this, "shared");
  private final BooleanProperty reduceMotion = new SimpleBooleanProperty(this, "reduceMotion");
  private final BooleanBinding dark;
  private final DoubleBinding effectiveScale;

  /**
   * The usual look.
   *
   * @param systemDark whether the operating system is set to dark
   */
  public Appearance(ObservableValue<Boolean> systemDark) {
    dark =
        Bindings.createBooleanBinding(
            () ->
                switch (scheme.get()) {
                  case LIGHT -> false;
                  case DARK -> true;
                  case SYSTEM -> systemDark.getValue();
                },
            scheme,
            systemDark);
    effectiveScale =
        Bindings.createDoubleBinding(
            () -> Math.clamp(textScale.get() * (shared.get() ? SHARED : 1), 1, LARGEST_TEXT),
            textScale,
            shared);
  }

  /** Light, dark, or the system's. */
  public ObjectProperty<Scheme> schemeProperty() {
    return scheme;
  }

  /** Whether it is dark now. */
  public BooleanBinding dark() {
    return dark;
  }

  /** The size of text chosen, against the usual one. */
  public DoubleProperty textScaleProperty() {
    return textScale;
  }

  /** Whether others look at the screen, so that text is larger. */
  public BooleanProperty sharedProperty() {
    return shared;
  }

  /** The size of text now, 1 to {@value #LARGEST_TEXT}. */
  public DoubleBinding effectiveScale() {
    return effectiveScale;
  }

  /** Whether nothing moves. */
  public BooleanProperty reduceMotionProperty() {
    return reduceMotion;
  }

  /** Changes from light to dark or back, whatever was followed before. */
  public void toggleDark() {
    scheme.set(dark.get() ? Scheme.LIGHT : Scheme.DARK);
  }
}
