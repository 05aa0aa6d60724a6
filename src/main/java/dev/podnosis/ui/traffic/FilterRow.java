package dev.podnosis.ui.traffic;

import dev.podnosis.ui.common.Hint;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A row of a card that can be taken as filter, and given up by choosing it again. */
final class FilterRow extends Button {
  private final HBox content = new HBox(10);

  /**
   * A row.
   *
   * @param key what it stands for; the focus is found again by it
   * @param spoken what a screen reader says
   * @param chosen whether it is the filter at this moment
   */
  FilterRow(String key, String spoken, boolean chosen, Runnable action) {
    setId("row-" + Integer.toHexString(key.hashCode()));
    getStyleClass().addAll("traffic-row", "flat");
    if (chosen) {
      getStyleClass().add("chosen");
    }
    content.setAlignment(Pos.CENTER_LEFT);
    setGraphic(content);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setAlignment(Pos.CENTER_LEFT);
    setMaxWidth(Double.MAX_VALUE);
    setMnemonicParsing(false);
    setAccessibleText(spoken);
    setOnAction(e -> action.run());
    content.prefWidthProperty().bind(widthProperty().subtract(24));
  }

  FilterRow with(Node node) {
    content.getChildren().add(node);
    return this;
  }

  /** A width that follows the size of text. */
  static String ems(double ems) {
    return String.format(Locale.ROOT, "-fx-min-width: %1$.1fem; -fx-pref-width: %1$.1fem;", ems);
  }

  /** A text that is shortened where there is no room. */
  FilterRow text(String words, double ems, boolean grows, String... styles) {
    Label label = new Label(words);
    label.getStyleClass().addAll(styles);
    label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    label.setMinWidth(40);
    if (ems > 0) {
      label.setStyle(ems(ems));
    }
    if (grows) {
      label.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(label, Priority.ALWAYS);
    }
    Hint.on(label, () -> label.isTextTruncated() ? words : "");
    return with(label);
  }

  /** A figure at the right of a column. */
  FilterRow figure(String words, double ems, String... styles) {
    Label label = new Label(words);
    label.getStyleClass().add("mono");
    label.getStyleClass().addAll(styles);
    label.setAlignment(Pos.CENTER_RIGHT);
    label.setStyle(ems(ems));
    return with(label);
  }

  FilterRow bar(double share, String style) {
    ShareBar bar = new ShareBar(share, style);
    HBox.setHgrow(bar, Priority.ALWAYS);
    return with(bar);
  }
}
