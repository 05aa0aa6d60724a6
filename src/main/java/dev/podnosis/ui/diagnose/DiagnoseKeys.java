package dev.podnosis.ui.diagnose;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.podnosis.ui.common.Clip;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys of the Diagnose screen, wherever the focus is; none while a dialog is open. */
final class DiagnoseKeys implements EventHandler<KeyEvent> {
  private final Map<KeyCombination, Runnable> actions = new LinkedHashMap<>();
  private final ScreenContext context;
  private final DiagnoseViewModel model;
  private final Node view;

  DiagnoseKeys(
      ScreenContext context, DiagnoseViewModel model, DiagnoseView view, DiagnoseActions dialogs) {
    this.context = context;
    this.model = model;
    this.view = view;
    actions.put(new KeyCodeCombination(KeyCode.F5), model::runStep);
    actions.put(new KeyCodeCombination(KeyCode.F5, SHIFT_DOWN), model.workspace().walk()::runAll);
    actions.put(new KeyCodeCombination(KeyCode.F6), model::pauseOrResume);
    actions.put(new KeyCodeCombination(KeyCode.PERIOD, SHORTCUT_DOWN), dialogs::cancel);
    actions.put(new KeyCodeCombination(KeyCode.UP, ALT_DOWN), () -> model.move(-1));
    actions.put(new KeyCodeCombination(KeyCode.DOWN, ALT_DOWN), () -> model.move(1));
    actions.put(new KeyCodeCombination(KeyCode.F4), view::toggleDrawer);
    actions.put(new KeyCodeCombination(KeyCode.F, SHORTCUT_DOWN), view::find);
    actions.put(new KeyCodeCombination(KeyCode.C, SHORTCUT_DOWN, SHIFT_DOWN), this::copyCommand);
    for (int i = 1; i <= 3; i++) {
      int number = i;
      KeyCode key = KeyCode.getKeyCode(Integer.toString(i));
      actions.put(new KeyCodeCombination(key), () -> model.answer(number));
    }
    view.sceneProperty()
        .addListener(
            (source, before, now) -> {
              if (before != null) {
                before.removeEventHandler(KeyEvent.KEY_PRESSED, this);
              }
              if (now != null) {
                now.addEventHandler(KeyEvent.KEY_PRESSED, this);
              }
            });
  }

  @Override
  public void handle(KeyEvent event) {
    if (context.overlay().showing().get()) {
      return;
    }
    boolean typing = view.getScene().getFocusOwner() instanceof TextInputControl;
    for (Map.Entry<KeyCombination, Runnable> action : actions.entrySet()) {
      if (action.getKey().match(event) && !(typing && event.getCode().isDigitKey())) {
        event.consume();
        action.getValue().run();
        return;
      }
    }
  }

  private void copyCommand() {
    model
        .command()
        .ifPresent(
            command -> {
              Clip.put(command);
              context.toasts().show(Status.OK, context.messages().get("evidence.copied-command"));
            });
  }
}
