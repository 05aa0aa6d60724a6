package dev.podnosis.ui.common;

import atlantafx.base.controls.ModalPane;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.PauseTransition;
import javafx.animation.TranslateTransition;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The layer over the window for one dialog or drawer at a time. Esc or a click beside it closes it,
 * and the focus goes back to where it was.
 */
public final class Overlay {

  private static final Duration MOVE = Duration.millis(150);

  private final ModalPane pane = new ModalPane();
  private final BooleanProperty still = new SimpleBooleanProperty();
  private final ChangeListener<@Nullable Node> trap = (source, before, now) -> keepFocus(now);
  private @Nullable Node focusBefore;

  /** An empty layer. */
  public Overlay() {
    pane.setId("overlay");
    pane.displayProperty().addListener((source, before, shown) -> changed(shown));
  }

  /** The node to lay over everything else. */
  public Node node() {
    return pane;
  }

  /** Lets what is shown appear without moving. */
  public BooleanProperty stillProperty() {
    return still;
  }

  /** Whether something is shown. */
  public ObservableBooleanValue showing() {
    return pane.displayProperty();
  }

  /** Shows a dialog in the middle. */
  public void show(Node dialog) {
    open(dialog, Pos.CENTER, node -> fade(node, 0, 1), node -> fade(node, 1, 0));
  }

  /** Shows a drawer at the right edge, as high as the window. */
  public void showRight(Node drawer) {
    open(drawer, Pos.CENTER_RIGHT, node -> slide(node, 1, 0), node -> slide(node, 0, 1));
  }

  /** Closes what is shown. */
  public void close() {
    pane.hide(true);
  }

  private void open(
      Node content, Pos where, Function<Node, Animation> in, Function<Node, Animation> out) {
    if (!pane.isDisplay()) {
      focusBefore = pane.getScene() == null ? null : pane.getScene().getFocusOwner();
    }
    pane.setAlignment(where);
    pane.setInTransitionFactory(
        node -> still.get() ? new PauseTransition(Duration.ONE) : in.apply(node));
    pane.setOutTransitionFactory(
        node -> still.get() ? new PauseTransition(Duration.ONE) : out.apply(node));
    pane.show(content);
    Platform.runLater(() -> Focus.first(content));
    Scene scene = pane.getScene();
    if (scene != null) {
      scene.focusOwnerProperty().removeListener(trap);
      scene.focusOwnerProperty().addListener(trap);
    }
  }

  /** While something is shown, the focus stays in it. */
  private void keepFocus(@Nullable Node owner) {
    Node content = pane.getContent();
    if (pane.isDisplay() && content != null && owner != null && !Focus.isIn(content, owner)) {
      Platform.runLater(() -> Focus.first(content));
    }
  }

  private void changed(boolean shown) {
    if (!shown && pane.getScene() != null) {
      pane.getScene().focusOwnerProperty().removeListener(trap);
    }
    Node before = focusBefore;
    if (!shown && before != null && before.getScene() != null) {
      focusBefore = null;
      before.requestFocus();
    }
  }

  private static Animation fade(Node node, double from, double to) {
    FadeTransition fade = new FadeTransition(MOVE, node);
    fade.setFromValue(from);
    fade.setToValue(to);
    fade.setInterpolator(Interpolator.EASE_OUT);
    return fade;
  }

  private static Animation slide(Node node, double from, double to) {
    double width = node.prefWidth(-1);
    TranslateTransition slide = new TranslateTransition(MOVE, node);
    slide.setFromX(from * width);
    slide.setToX(to * width);
    slide.setInterpolator(Interpolator.EASE_OUT);
    return slide;
  }
}
