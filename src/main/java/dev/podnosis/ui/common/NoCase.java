package dev.podnosis.ui.common;

import javafx.scene.control.Button;

/** What a screen shows before a case is open: that there is none, and where one is opened. */
public final class NoCase {
  private NoCase() {}

  /** The state, with the way to the Connect screen. */
  public static StateView view(Messages messages, ShellState shell) {
    Button connect =
        Buttons.primary(
            messages.text("no-case.connect"), () -> shell.screenProperty().set(ScreenId.CONNECT));
    connect.setId("no-case-connect");
    return new StateView(messages, Status.NOT_YET, messages.text("no-case.title"))
        .meaning(messages.text("no-case.meaning"))
        .actions(connect);
  }
}
