package dev.podnosis.ui.common;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/** The outlines of the status signs, drawn in a square of 24 by 24. */
final class GlyphShapes {

  /** The side of the square they are drawn in. */
  static final double BOX = 24;

  private static final double CENTRE = BOX / 2;

  private GlyphShapes() {}

  /** The shapes of a status, back to front; of a running one the last is the part that turns. */
  static List<Node> of(Status status) {
    return switch (status) {
      case OK -> List.of(filled(circle(11)), mark("M7 12.4 L10.6 16 L17 8.6"));
      case PROBLEM ->
          List.of(
              filled(path("M7.4 1 H16.6 L23 7.4 V16.6 L16.6 23 H7.4 L1 16.6 V7.4 Z")),
              mark("M8.3 8.3 L15.7 15.7 M15.7 8.3 L8.3 15.7"));
      case ATTENTION ->
          List.of(
              filled(rounded(path("M12 2.6 L22.6 21 H1.4 Z"))), mark("M12 9 V14.2"), dot(12, 17.6));
      case INCONCLUSIVE ->
          List.of(
              filled(rounded(path("M12 1.6 L22.4 12 L12 22.4 L1.6 12 Z"))),
              mark("M9.2 9.6 C9.2 6 14.8 6 14.8 9.5 C14.8 11.6 12 11.6 12 13.8"),
              dot(12, 17.2));
      case SKIPPED -> List.of(line(circle(9.8), 2), line(path("M7.6 12 H16.4"), 2));
      case NOT_YET -> List.of(dashed(line(circle(9.8), 2)));
      case RUNNING -> List.of(track(circle(9.5)), quarter());
    };
  }

  private static Circle circle(double radius) {
    return new Circle(CENTRE, CENTRE, radius);
  }

  private static SVGPath path(String content) {
    SVGPath path = new SVGPath();
    path.setContent(content);
    return path;
  }

  private static Shape filled(Shape shape) {
    shape.getStyleClass().add("glyph-fill");
    return shape;
  }

  private static Shape rounded(Shape shape) {
    shape.setStrokeWidth(2);
    shape.setStrokeLineJoin(StrokeLineJoin.ROUND);
    shape.getStyleClass().add("glyph-edge");
    return shape;
  }

  private static Shape mark(String content) {
    SVGPath mark = path(content);
    mark.getStyleClass().add("glyph-mark");
    return stroked(mark, 2.6);
  }

  private static Shape dot(double x, double y) {
    Circle dot = new Circle(x, y, 1.55);
    dot.getStyleClass().add("glyph-dot");
    return dot;
  }

  private static Shape line(Shape shape, double width) {
    shape.getStyleClass().add("glyph-line");
    return stroked(shape, width);
  }

  private static Shape dashed(Shape shape) {
    // Ten dashes around a circle of radius 9.8.
    double period = 2 * Math.PI * 9.8 / 10;
    shape.getStrokeDashArray().setAll(period * 0.52, period * 0.48);
    shape.setStrokeLineCap(StrokeLineCap.BUTT);
    return shape;
  }

  private static Shape track(Shape shape) {
    shape.getStyleClass().add("glyph-track");
    return stroked(shape, 3.4);
  }

  /**
   * A quarter of the ring; the unseen full circle under it makes the whole turn around the centre.
   */
  private static Node quarter() {
    Arc arc = new Arc(CENTRE, CENTRE, 9.5, 9.5, 0, 90);
    arc.setType(ArcType.OPEN);
    arc.getStyleClass().add("glyph-line");
    stroked(arc, 3.4);
    Circle balance = circle(11.2);
    balance.getStyleClass().add("glyph-nothing");
    return new Group(balance, arc);
  }

  private static Shape stroked(Shape shape, double width) {
    shape.setStrokeWidth(width);
    shape.setStrokeLineCap(StrokeLineCap.ROUND);
    shape.setStrokeLineJoin(StrokeLineJoin.ROUND);
    return shape;
  }
}
