package dev.podnosis.ui;

import dev.podnosis.ui.common.DialogCard;
import dev.podnosis.ui.common.KeyHint;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Overlay;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;

/** The keys of the window and what they do (F1). */
final class KeysDialog {

  private static final Map<String, String> KEYS = new LinkedHashMap<>();

  static {
    KEYS.put("Shortcut+1 … 7", "keys.screen");
    KEYS.put("Shortcut+K", "keys.search");
    KEYS.put("Shortcut+O", "keys.open");
    KEYS.put("Shortcut+Enter", "keys.main");
    KEYS.put("F5", "keys.run");
    KEYS.put("Shift+F5", "keys.run-all");
    KEYS.put("F6", "keys.pause");
    KEYS.put("Shortcut+Period", "keys.cancel");
    KEYS.put("1 2 3", "keys.answer");
    KEYS.put("Alt+↑ ↓", "keys.step");
    KEYS.put("F4", "keys.drawer");
    KEYS.put("F8", "keys.region");
    KEYS.put("Shortcut+Shift+C", "keys.kubectl");
    KEYS.put("Shortcut+E", "keys.export");
    KEYS.put("Shortcut+F", "keys.find");
    KEYS.put("Shortcut+Shift+L", "keys.language");
    KEYS.put("Shortcut+Shift+T", "keys.theme");
    KEYS.put("Esc", "keys.close");
  }

  private KeysDialog() {}

  /** Shows them. */
  static void open(Messages messages, Overlay overlay) {
    GridPane grid = new GridPane(16, 7);
    int index = 0;
    int half = (KEYS.size() + 1) / 2;
    for (Map.Entry<String, String> key : KEYS.entrySet()) {
      int column = index / half * 2;
      grid.add(new KeyHint(words(key.getKey())), column, index % half);
      grid.add(Labels.of(messages.text(key.getValue())), column + 1, index % half);
      index++;
    }
    overlay.show(
        new DialogCard(
            messages,
            overlay,
            messages.text("keys.title"),
            MaterialDesignK.KEYBOARD_OUTLINE,
            grid));
  }

  /** On macOS the shortcut key is Cmd. */
  private static String words(String keys) {
    boolean mac = KeyCombination.valueOf("Shortcut+K").getDisplayText().startsWith("\u2318");
    return keys.replace("Shortcut", mac ? "\u2318" : "Ctrl")
        .replace("Period", ".")
        .replace('+', ' ');
  }
}
