package dev.podnosis;

import dev.podnosis.session.Choices;
import dev.podnosis.session.SessionOpener;
import dev.podnosis.session.Workbench;
import org.jspecify.annotations.Nullable;

/** Opens the window. */
final class Window {
  private Window() {}

  static int open(
      Workbench workbench, SessionOpener sessions, @Nullable Choices choices, String version) {
    return 0;
  }
}
