package dev.podnosis.ui.common;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** One screen of the window. The shell shows it, names it in the rail, and asks for its status. */
public interface Screen {

  /** Which of the seven it is. */
  ScreenId id();

  /** What is shown; asked once, when the screen is first shown, on the JavaFX thread. */
  Node view();

  /** Its state in the rail; {@link Status#NOT_YET} shows no sign. */
  ObservableValue<Status> status();

  /** Whether it can be opened now. */
  ObservableValue<Boolean> available();

  /** What stands at the left of the status bar while it is shown: run buttons, counts. */
  default List<Node> statusItems() {
    return List.of();
  }

  /** The screen has come to the front. */
  default void shown() {}

  /** A file was dropped on the window; one screen takes it, whichever is in front. */
  default void dropped(Path file) {}

  /** The keys Ctrl O: asks for a file to open; one screen does. */
  default void chooseFile() {}

  /** The keys Ctrl Enter: the screen's main action. */
  default void mainAction() {}
}
