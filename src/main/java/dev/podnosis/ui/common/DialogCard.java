package dev.podnosis.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** A dialog for the {@link Overlay}: title with a close button, content, a row of actions. */
public final class DialogCard extends BorderPane {

  /** A dialog without actions yet. */
  public DialogCard(
      Messages messages, Overlay overlay, ObservableValue<String> title, Ikon icon, Node content) {
    getStyleClass().add("dialog-card");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    Label name = Labels.section(title);
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    Button close =
        Buttons.icon(messages.text("dialog.close"), MaterialDesignC.CLOSE, overlay::close);
    HBox head = new HBox(10, Icons.accent(icon, Icons.LARGE), name, close);
    head.getStyleClass().add("dialog-head");
    setTop(head);
    content.getStyleClass().add("dialog-content");
    setCenter(content);
    accessibleTextProperty().bind(title);
  }

  /** Puts actions at the bottom right; the main one last. */
  public DialogCard withActions(Button... actions) {
    HBox foot = new HBox(8, actions);
    foot.getStyleClass().add("dialog-foot");
    setBottom(foot);
    return this;
  }
}
