package dev.podnosis.ui.common;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Puts text on the clipboard. */
public final class Clip {

  private Clip() {}

  /** Puts a text on the clipboard; needs the JavaFX thread. */
  public static void put(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
