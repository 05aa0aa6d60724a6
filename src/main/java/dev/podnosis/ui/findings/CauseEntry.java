package dev.podnosis.ui.findings;

import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.ui.common.Hint;
import dev.podnosis.ui.common.Printable;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;

/** A cause in the list. Acts like a button, and is as high as its wrapped words need. */
final class CauseEntry extends HBox {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final CauseId cause;
  private final Runnable show;

  CauseEntry(CausePage.Line line, Language language, Runnable show) {
    this.cause = line.id();
    this.show = show;
    String words = language.clauses(List.of(line.title(), line.verdict(), line.note()));
    setId("cause-" + cause.id());
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleText(words);
    setMaxWidth(Double.MAX_VALUE);
    Hint.on(this, () -> Printable.text(line.title()) + "\n" + Printable.text(line.note()));
    setOnMouseClicked(
        event -> {
          requestFocus();
          show.run();
        });
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()
              || event.getCode() == KeyCode.SPACE) {
            show.run();
            event.consume();
          }
        });
  }

  CauseId cause() {
    return cause;
  }

  void select(boolean selected) {
    pseudoClassStateChanged(SELECTED, selected);
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    if (action == AccessibleAction.FIRE) {
      show.run();
    } else {
      super.executeAccessibleAction(action, parameters);
    }
  }
}
