package dev.podnosis.ui.common;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Puts a text on the clipboard and says so on itself for two seconds. */
public final class CopyButton extends Button {

  private static final Duration SAID_FOR = Duration.seconds(2);

  private final BooleanProperty said = new SimpleBooleanProperty();

  /** A button "Copy". */
  public CopyButton(Messages messages, Supplier<String> text) {
    this(messages, messages.text("copy.button"), text);
  }

  /** A button that names what it copies: "Copy patch". */
  public CopyButton(Messages messages, ObservableValue<String> name, Supplier<String> text) {
    getStyleClass().addAll("small", "copy-button");
    FontIcon copy = Icons.of(MaterialDesignC.CONTENT_COPY);
    FontIcon done = Icons.of(MaterialDesignC.CHECK);
    textProperty().bind(said.flatMap(was -> was ? messages.text("copy.done") : name));
    graphicProperty().bind(said.map(was -> was ? done : copy));
    setMinWidth(USE_PREF_SIZE);
    PauseTransition later = new PauseTransition(SAID_FOR);
    later.setOnFinished(event -> said.set(false));
    setOnAction(
        event -> {
          Clip.put(text.get());
          said.set(true);
          later.playFromStart();
        });
  }
}
