package dev.podnosis.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** A remark in its colour within the page: what something means, what it does not show. */
public final class Callout extends HBox {

  private final VBox words = new VBox(3);

  /** A remark that carries a status. */
  public Callout(Messages messages, Status status, ObservableValue<String> text) {
    this(new StatusGlyph(messages, status, 16), text);
    getStyleClass().add("callout-" + status.styleClass().substring("status-".length()));
  }

  /** A remark without a status. */
  public Callout(ObservableValue<String> text) {
    this(Icons.of(MaterialDesignI.INFORMATION_OUTLINE, Icons.MEDIUM), text);
    getStyleClass().add("callout-plain");
  }

  private Callout(Node sign, ObservableValue<String> text) {
    super(12);
    getStyleClass().add("callout");
    Label label = Labels.body(text);
    words.getChildren().add(label);
    HBox.setHgrow(words, Priority.ALWAYS);
    setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(sign, words);
  }

  /** Puts a title above the words. */
  public Callout titled(ObservableValue<String> title) {
    Label label = Labels.wrapping(Labels.cardTitle(title));
    words.getChildren().addFirst(label);
    return this;
  }
}
