package dev.podnosis.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Labels in the window's type scale; their texts follow what they are bound to. */
public final class Labels {

  private Labels() {}

  /** The title of a screen, 20 px. */
  public static Label title(ObservableValue<String> text) {
    return wrapping(of(text, "title"));
  }

  /** The head of a section, 15 px. */
  public static Label section(ObservableValue<String> text) {
    return of(text, "section");
  }

  /** The title of a card or a row, 13 px semibold. */
  public static Label cardTitle(ObservableValue<String> text) {
    return of(text, "card-title");
  }

  /** Running text, 13 px, wraps. */
  public static Label body(ObservableValue<String> text) {
    return wrapping(of(text, "body"));
  }

  /** The sentence under a title, 13 px, muted, wraps. */
  public static Label lead(ObservableValue<String> text) {
    return wrapping(of(text, "lead"));
  }

  /** What comes second, 12 px, muted. */
  public static Label secondary(ObservableValue<String> text) {
    return of(text, "secondary");
  }

  /** A hint, 12 px, fainter. */
  public static Label hint(ObservableValue<String> text) {
    return of(text, "hint");
  }

  /** The smallest text, 11.5 px. */
  public static Label micro(ObservableValue<String> text) {
    return of(text, "micro");
  }

  /** A figure that aligns with others, in the fixed-width font. */
  public static Label figure(ObservableValue<String> text) {
    return of(text, "figure");
  }

  /** A name, address or command in the fixed-width font. */
  public static Label mono(ObservableValue<String> text) {
    return of(text, "mono");
  }

  /** A label with style classes. */
  public static Label of(ObservableValue<String> text, String... styleClasses) {
    Label label = new Label();
    label.textProperty().bind(text);
    label.getStyleClass().addAll(styleClasses);
    return label;
  }

  /** Lets a label take as many lines as it needs. */
  public static Label wrapping(Label label) {
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }

  /** A name with what comes second under it, for rows and table cells of two lines. */
  public static VBox twoLines(Label first, Label second) {
    VBox lines = new VBox(2, first, second);
    lines.setAlignment(Pos.CENTER_LEFT);
    return lines;
  }
}
