package dev.podnosis.ui;

import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.DialogCard;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Asks before the window closes while objects of the session are still in the cluster. */
final class CloseGuard {

  private final ScreenContext context;

  CloseGuard(ScreenContext context) {
    this.context = context;
  }

  /** Watches a window's close button. */
  void watch(Stage stage) {
    stage.addEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST, event -> ask(stage, event));
  }

  private void ask(Stage stage, WindowEvent event) {
    int left = context.shell().objectsProperty().get();
    if (left == 0) {
      return;
    }
    event.consume();
    Messages messages = context.messages();
    Label meaning = Labels.body(messages.text("close.meaning", "n", left));
    meaning.setPrefWidth(420);
    Button stay = Buttons.primary(messages.text("close.stay"), context.overlay()::close);
    stay.setId("close-stay");
    Button leave =
        Buttons.danger(messages.text("close.leave"), MaterialDesignC.CLOSE, stage::close);
    leave.setId("close-leave");
    context
        .overlay()
        .show(
            new DialogCard(
                    messages,
                    context.overlay(),
                    messages.text("close.title", "n", left),
                    MaterialDesignC.CUBE_OUTLINE,
                    meaning)
                .withActions(leave, stay));
  }
}
