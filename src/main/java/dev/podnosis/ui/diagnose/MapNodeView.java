package dev.podnosis.ui.diagnose;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.dns.EnumId;
import dev.podnosis.ui.common.Hint;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.StatusGlyph;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;
import org.jspecify.annotations.Nullable;

/** A step in the map: a rectangle, or, where it asks, a hexagon. */
final class MapNodeView extends HBox {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final double POINT = 11;

  private final Messages messages;
  private final boolean question;
  private final StatusGlyph glyph;
  private final Label number = new Label();
  private final Label name = new Label();
  private final Label line = new Label();
  private final HBox head = new HBox(4, number, name);
  private final BooleanProperty wrapped = new SimpleBooleanProperty(this, "wrapped");
  private final boolean small;
  private Status status = Status.NOT_YET;
  private @Nullable MapNode shown;

  MapNodeView(Messages messages, boolean question, boolean small) {
    super(8);
    this.messages = messages;
    this.question = question;
    this.small = small;
    glyph = new StatusGlyph(messages, status, small ? 12 : 15);
    getStyleClass().addAll("map-node", question ? "map-question" : "map-step");
    setAlignment(Pos.CENTER_LEFT);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    number.getStyleClass().add("map-number");
    name.getStyleClass().add("map-name");
    line.getStyleClass().add("map-line");
    number.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(name, Priority.ALWAYS);
    VBox words = new VBox(0, head);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    if (!small) {
      name.wrapTextProperty().bind(wrapped);
      line.managedProperty().bind(line.textProperty().isNotEmpty().and(wrapped.not()));
      line.visibleProperty().bind(line.managedProperty());
      words.getChildren().add(line);
    }
    getChildren().addAll(glyph, words);
    Hint.on(this, this::getAccessibleText);
  }

  void show(MapNode now) {
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    Status before = status;
    status = now.status();
    glyph.statusProperty().set(status);
    number.setText(Figures.count(now.number()));
    name.setText(now.name());
    line.setText(now.line());
    if (before != status) {
      pseudoClassStateChanged(state(before), false);
    }
    pseudoClassStateChanged(state(status), true);
    String word = messages.get(status.messageKey());
    setAccessibleText(
        messages
            .language()
            .clauses(
                Stream.of(now.number() + " " + now.name(), word, now.line())
                    .filter(part -> !part.isEmpty())
                    .toList()));
  }

  /** A state rather than a class: JavaFX need not look for the rules that fit once more. */
  private static PseudoClass state(Status status) {
    return PseudoClass.getPseudoClass("is-" + EnumId.of(status));
  }

  Status status() {
    return status;
  }

  void select(boolean selected) {
    pseudoClassStateChanged(SELECTED, selected);
  }

  /**
   * A name that does not fit in its line takes both: what became of the step is then in the
   * tooltip. The hexagon follows the size, so that its points keep their angle.
   */
  @Override
  public void resize(double width, double height) {
    boolean same = width == getWidth() && height == getHeight();
    super.resize(width, height);
    double taken = glyph.prefWidth(-1) + getSpacing() + number.prefWidth(-1) + head.getSpacing();
    double room = width - snappedLeftInset() - snappedRightInset() - taken;
    wrapped.set(!small && name.prefWidth(-1) > room);
    if (question && !same) {
      SVGPath shape = new SVGPath();
      shape.setContent(
          String.format(
              Locale.ROOT,
              "M%1$.1f 0 L%2$.1f 0 L%3$.1f %4$.1f L%2$.1f %5$.1f L%1$.1f %5$.1f L0 %4$.1f Z",
              POINT,
              width - POINT,
              width,
              height / 2,
              height));
      setShape(shape);
      setScaleShape(false);
      setCenterShape(false);
    }
  }
}
