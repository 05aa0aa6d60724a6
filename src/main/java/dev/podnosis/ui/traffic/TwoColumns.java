package dev.podnosis.ui.traffic;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Two nodes side by side and of one height, below one another where there is too little room. */
final class TwoColumns extends Region {
  private static final double GAP = 12;

  private final Node first;
  private final Node second;
  private final double share;
  private final double wide;

  /**
   * Two nodes.
   *
   * @param share of the first one
   * @param wide from which width on they stand side by side, in pixels
   */
  TwoColumns(Node first, Node second, double share, double wide) {
    this.first = first;
    this.second = second;
    this.share = share;
    this.wide = wide;
    getChildren().addAll(first, second);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private boolean stacked(double width) {
    return width < wide;
  }

  private double firstWidth(double width) {
    return stacked(width) ? width : snapSizeX((width - GAP) * share);
  }

  private double secondWidth(double width) {
    return stacked(width) ? width : width - GAP - firstWidth(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double given = width < 0 ? getWidth() : width;
    double one = first.prefHeight(firstWidth(given));
    double two = second.prefHeight(secondWidth(given));
    return stacked(given) ? one + GAP + two : Math.max(one, two);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    return wide;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double one = firstWidth(width);
    double two = secondWidth(width);
    if (stacked(width)) {
      double height = first.prefHeight(one);
      first.resizeRelocate(0, 0, one, height);
      second.resizeRelocate(0, height + GAP, two, second.prefHeight(two));
    } else {
      first.resizeRelocate(0, 0, one, getHeight());
      second.resizeRelocate(one + GAP, 0, two, getHeight());
    }
  }
}
