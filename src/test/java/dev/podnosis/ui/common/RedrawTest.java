package dev.podnosis.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class RedrawTest {
  private final IntegerProperty value = new SimpleIntegerProperty(1);
  private int drawings;
  private StackPane root;
  private Label label;

  @Start
  void start(Stage stage) {
    root = new StackPane();
    label = new Label();
    value.addListener(
        Redraw.of(
            label,
            () -> {
              drawings++;
              label.setText("" + value.get());
            }));
    stage.setScene(new Scene(root));
  }

  @Test
  void isDrawnAtFirstAndWithEveryChangeInTheWindow(FxRobot robot) {
    assertEquals("1", label.getText());
    robot.interact(() -> root.getChildren().setAll(label));
    assertEquals(1, drawings, "nothing changed meanwhile");
    robot.interact(() -> value.set(2));
    assertEquals("2", label.getText());
    robot.interact(() -> value.set(3));
    assertEquals("3", label.getText());
    assertEquals(3, drawings);
  }

  @Test
  void isDrawnOnceWhenItComesBack(FxRobot robot) {
    robot.interact(
        () -> {
          root.getChildren().setAll(label);
          root.getChildren().clear();
          for (int i = 2; i < 9; i++) {
            value.set(i);
          }
        });
    assertEquals("1", label.getText());
    robot.interact(() -> root.getChildren().setAll(label));
    assertEquals("8", label.getText());
    assertEquals(2, drawings);
  }
}
