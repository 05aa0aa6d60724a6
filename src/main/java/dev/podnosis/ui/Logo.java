package dev.podnosis.ui;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;

/** The sign of Podnosis: three nodes joined in one, one of them at fault. */
final class Logo extends Region {

  private static final double BOX = 24;

  Logo(double size) {
    getStyleClass().add("logo");
    setMinSize(size, size);
    setPrefSize(size, size);
    setMaxSize(size, size);
    Rectangle ground = new Rectangle(BOX, BOX);
    ground.setArcWidth(11);
    ground.setArcHeight(11);
    ground.getStyleClass().add("logo-ground");
    Group drawing =
        new Group(
            ground,
            line(12, 12.6, 6.6, 7),
            line(12, 12.6, 17.4, 7),
            line(12, 12.6, 12, 18),
            node(6.6, 6.8, 2.5, "logo-node"),
            node(12, 18, 2.5, "logo-node"),
            node(17.4, 6.8, 3.2, "logo-node"),
            node(17.4, 6.8, 2.3, "logo-fault"));
    drawing.setManaged(false);
    drawing.getTransforms().add(new Scale(size / BOX, size / BOX));
    getChildren().add(drawing);
  }

  private static Line line(double x1, double y1, double x2, double y2) {
    Line line = new Line(x1, y1, x2, y2);
    line.setStrokeWidth(2.1);
    line.getStyleClass().add("logo-line");
    return line;
  }

  private static Circle node(double x, double y, double radius, String styleClass) {
    Circle circle = new Circle(x, y, radius);
    circle.getStyleClass().add(styleClass);
    return circle;
  }

  /** The sign in the sizes that window systems ask for; needs the JavaFX thread. */
  static List<Image> images() {
    return IntStream.of(16, 24, 32, 48, 64, 128, 256).mapToObj(Logo::image).toList();
  }

  private static Image image(int size) {
    Logo logo = new Logo(size);
    Scene scene = new Scene(logo, size, size, Color.TRANSPARENT);
    scene.getStylesheets().add(sheet());
    return scene.snapshot(null);
  }

  private static String sheet() {
    return Objects.requireNonNull(Logo.class.getResource("shell.css")).toExternalForm();
  }
}
