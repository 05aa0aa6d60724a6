package dev.podnosis.ui.traffic;

import javafx.scene.layout.Region;

/** A bar as long as its share of the longest one, on a track. */
final class ShareBar extends Region {
  private static final double THICK = 8;

  private final Region fill = new Region();
  private final double share;

  /**
   * A bar.
   *
   * @param share 0 to 1
   * @param style style class of the filled part
   */
  ShareBar(double share, String style) {
    this.share = Math.clamp(share, 0, 1);
    getStyleClass().add("share-bar");
    fill.getStyleClass().addAll("share-fill", style);
    fill.setManaged(false);
    getChildren().add(fill);
    setMinWidth(40);
    setMinHeight(THICK);
    setPrefHeight(THICK);
    setMaxHeight(THICK);
  }

  @Override
  protected void layoutChildren() {
    double width = share == 0 ? 0 : Math.max(3, getWidth() * share);
    fill.resizeRelocate(0, 0, width, getHeight());
  }
}
