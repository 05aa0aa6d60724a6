package dev.podnosis.ui.common;

import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** A patch: lines that begin with + or − are marked, the copy has them as they are. */
public final class DiffView extends ListView<String> {

  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
  private static final double LINE = 17;

  private final Messages messages;

  /** A patch in unified form. */
  public DiffView(Messages messages, String patch) {
    this.messages = messages;
    List<String> lines = patch.lines().toList();
    getStyleClass().addAll("diff", "code-block");
    setItems(FXCollections.observableArrayList(lines));
    setFixedCellSize(LINE);
    prefHeightProperty().bind(fixedCellSizeProperty().multiply(lines.size()).add(20));
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    setCellFactory(view -> new Line());
    addEventHandler(KeyEvent.KEY_PRESSED, this::copySelected);
    accessibleTextProperty().bind(messages.text("diff.accessible", "lines", lines.size()));
  }

  private void copySelected(KeyEvent event) {
    if (COPY.match(event)) {
      Clip.put(
          getSelectionModel().getSelectedItems().stream()
              .collect(Collectors.joining("\n", "", "\n")));
      event.consume();
    }
  }

  private final class Line extends ListCell<String> {
    @Override
    protected void updateItem(@Nullable String line, boolean empty) {
      super.updateItem(line, empty);
      getStyleClass().removeAll("line-add", "line-del");
      accessibleTextProperty().unbind();
      if (empty || line == null) {
        setText("");
        return;
      }
      setText(Printable.text(line.replace("\t", "  ")));
      if (line.startsWith("+") && !line.startsWith("+++")) {
        getStyleClass().add("line-add");
        accessibleTextProperty().bind(messages.text("diff.added", "line", line.substring(1)));
      } else if (line.startsWith("-") && !line.startsWith("---")) {
        getStyleClass().add("line-del");
        accessibleTextProperty().bind(messages.text("diff.removed", "line", line.substring(1)));
      }
    }
  }
}
