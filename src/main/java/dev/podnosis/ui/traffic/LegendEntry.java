package dev.podnosis.ui.traffic;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** One entry of the legend in the head of a chart's card. */
final class LegendEntry {
  private LegendEntry() {}

  static Node of(String style, String words) {
    Region square = new Region();
    square.getStyleClass().addAll("legend-square", "legend-" + style);
    Label label = new Label(words, square);
    label.getStyleClass().add("secondary");
    label.setGraphicTextGap(6);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }
}
