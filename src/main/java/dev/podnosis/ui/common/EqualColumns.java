package dev.podnosis.ui.common;

import java.util.HashMap;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Nodes side by side, all as wide and as high as each other, whatever their words. */
public final class EqualColumns extends Region {

  private final double gap;

  /** Asked for several times in a layout; each time it would be measured in all words. */
  private final Map<Double, Double> heights = new HashMap<>();

  /** The given nodes with a gap between them, in pixels. */
  public EqualColumns(double gap, Node... columns) {
    this.gap = gap;
    getChildren().addAll(columns);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  public void requestLayout() {
    heights.clear();
    super.requestLayout();
  }

  @Override
  protected double computePrefHeight(double width) {
    Double known = heights.get(width);
    if (known == null) {
      known = measure(width);
      heights.put(width, known);
    }
    return known;
  }

  private double measure(double width) {
    double column = columnWidth(width < 0 ? prefWidth(-1) : width);
    double highest = 0;
    for (Node node : getManagedChildren()) {
      highest = Math.max(highest, node.prefHeight(column));
    }
    return getInsets().getTop() + highest + getInsets().getBottom();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    double widest = 0;
    for (Node node : getManagedChildren()) {
      widest = Math.max(widest, node.prefWidth(-1));
    }
    int n = getManagedChildren().size();
    return getInsets().getLeft() + n * widest + (n - 1) * gap + getInsets().getRight();
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    Insets insets = getInsets();
    double column = columnWidth(getWidth());
    double height = getHeight() - insets.getTop() - insets.getBottom();
    double x = insets.getLeft();
    for (Node node : getManagedChildren()) {
      node.resizeRelocate(snapPositionX(x), insets.getTop(), snapSizeX(column), height);
      x += column + gap;
    }
  }

  private double columnWidth(double width) {
    int n = Math.max(1, getManagedChildren().size());
    double inside = width - getInsets().getLeft() - getInsets().getRight();
    return Math.max(0, (inside - (n - 1) * gap) / n);
  }
}
