package dev.podnosis.ui.common;

import dev.podnosis.catalogue.Words;
import dev.podnosis.session.Opening;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Says why the last case could not be opened; takes no room when it could. */
public final class Refusal extends VBox {
  private final Words words = Words.of("session");
  private final Messages messages;
  private final ShellState shell;
  private final ObservableValue<Opening.@Nullable Refused> refused;

  /** Follows why a case could not be opened. */
  public Refusal(
      Messages messages, ShellState shell, ObservableValue<Opening.@Nullable Refused> refused) {
    super(6);
    this.messages = messages;
    this.shell = shell;
    this.refused = refused;
    refused.addListener((source, before, now) -> show());
    shell.screenShareProperty().addListener(changed -> show());
    show();
  }

  private void show() {
    Opening.Refused why = refused.getValue();
    getChildren().clear();
    setVisible(why != null);
    setManaged(why != null);
    if (why == null) {
      return;
    }
    getChildren()
        .add(
            new Callout(
                messages,
                Status.PROBLEM,
                shell.discreet(
                    messages.inLanguage(l -> words.sentence(l, why.code()).fill(why.args())))));
    if (!why.detail().isEmpty()) {
      getChildren()
          .add(
              Labels.wrapping(Labels.mono(shell.discreet(new SimpleStringProperty(why.detail())))));
    }
  }
}
