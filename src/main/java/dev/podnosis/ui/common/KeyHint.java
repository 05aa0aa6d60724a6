package dev.podnosis.ui.common;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;

/** A key in a small frame beside what it does. */
public final class KeyHint extends Label {

  /** The key's words as the operating system writes them, for example "Ctrl K". */
  public KeyHint(KeyCombination keys) {
    this(words(keys));
  }

  /** A key's words, for example "F4" or "2". */
  public KeyHint(String keys) {
    super(keys);
    getStyleClass().add("key-hint");
    setMinWidth(USE_PREF_SIZE);
  }

  /** Keys as the operating system writes them, for example "Ctrl K". */
  public static String words(KeyCombination keys) {
    return keys.getDisplayText().replace('+', ' ');
  }
}
