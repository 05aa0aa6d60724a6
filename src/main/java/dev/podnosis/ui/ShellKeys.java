package dev.podnosis.ui;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.podnosis.ui.common.ScreenId;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.event.EventHandler;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys that work on every screen; none while a dialog is open. */
final class ShellKeys implements EventHandler<KeyEvent> {

  private final Map<KeyCombination, Runnable> actions = new LinkedHashMap<>();
  private final MainView view;

  ShellKeys(MainViewModel model, MainView view, ShellActions shell) {
    this.view = view;
    for (ScreenId id : ScreenId.values()) {
      String digit = Integer.toString(id.number());
      actions.put(shortcut(KeyCode.getKeyCode(digit)), () -> view.go(id));
      actions.put(shortcut(KeyCode.getKeyCode("Numpad " + digit)), () -> view.go(id));
    }
    actions.put(shortcut(KeyCode.K), shell::search);
    actions.put(shortcut(KeyCode.O), view::chooseFile);
    actions.put(shortcut(KeyCode.ENTER), view::mainAction);
    actions.put(shortcut(KeyCode.E), () -> view.go(ScreenId.REPORT));
    actions.put(shifted(KeyCode.L), model::toggleLanguage);
    actions.put(shifted(KeyCode.T), model::toggleDark);
    actions.put(new KeyCodeCombination(KeyCode.F8), () -> view.nextRegion(1));
    actions.put(new KeyCodeCombination(KeyCode.F8, SHIFT_DOWN), () -> view.nextRegion(-1));
    actions.put(new KeyCodeCombination(KeyCode.F1), shell::help);
  }

  @Override
  public void handle(KeyEvent event) {
    if (view.isCovered()) {
      return;
    }
    for (Map.Entry<KeyCombination, Runnable> action : actions.entrySet()) {
      if (action.getKey().match(event)) {
        event.consume();
        action.getValue().run();
        return;
      }
    }
  }

  private static KeyCombination shortcut(KeyCode key) {
    return new KeyCodeCombination(key, SHORTCUT_DOWN);
  }

  private static KeyCombination shifted(KeyCode key) {
    return new KeyCodeCombination(key, SHORTCUT_DOWN, SHIFT_DOWN);
  }
}
