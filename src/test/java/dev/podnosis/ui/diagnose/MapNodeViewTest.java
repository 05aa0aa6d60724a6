package dev.podnosis.ui.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.ui.common.Appearance;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.Theme;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MapNodeViewTest {
  private final Messages messages = new Messages(Language.CHINESE);
  private final VBox box = new VBox();

  @Start
  void start(Stage stage) {
    Scene scene = new Scene(box, 400, 300);
    new Theme(new Appearance(new SimpleBooleanProperty(false)), messages).apply(scene);
    stage.setScene(scene);
    stage.show();
  }

  /** Else a name that just fits would wrap, and hide what became of the step. */
  @ParameterizedTest
  @EnumSource(Status.class)
  void choosingAStepLeavesItsWordsTheirRoom(Status status, FxRobot robot) {
    for (boolean question : new boolean[] {false, true}) {
      MapNodeView node = new MapNodeView(messages, question, false);
      MapNode shown =
          new MapNode(StepId.CHECK_QUERY_LOG, 9, "CoreDNS 应答", "10 次", status, question);
      robot.interact(
          () -> {
            node.show(shown);
            box.getChildren().setAll(node);
            box.applyCss();
          });
      Insets before = node.getInsets();
      robot.interact(
          () -> {
            node.select(true);
            box.applyCss();
          });
      assertEquals(before, node.getInsets(), status + (question ? ", a question" : ""));
    }
  }
}
