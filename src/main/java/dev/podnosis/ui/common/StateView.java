package dev.podnosis.ui.common;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;

/**
 * What a screen shows when it has nothing else to show, or when something went wrong: what
 * happened, what that means for the diagnosis, how far it came, what to do next.
 */
public final class StateView extends VBox {

  private final Messages messages;

  /** Trouble, with its sign. */
  public StateView(Messages messages, Status status, ObservableValue<String> title) {
    this(messages, new StatusGlyph(messages, status, 22), title);
  }

  /** Nothing here yet, with an icon. */
  public StateView(Messages messages, Ikon icon, ObservableValue<String> title) {
    this(messages, Icons.of(icon, 22), title);
  }

  private StateView(Messages messages, Node sign, ObservableValue<String> title) {
    super(12);
    this.messages = messages;
    getStyleClass().add("state-view");
    Label words = Labels.wrapping(Labels.section(title));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox head = new HBox(10, sign, words);
    head.getStyleClass().add("state-head");
    getChildren().add(head);
  }

  /** What it means for the diagnosis. */
  public StateView meaning(ObservableValue<String> text) {
    return with(Labels.body(text));
  }

  /** How far it came, step by step. */
  public StateView checks(List<CheckRow> rows) {
    return with(Card.edgeToEdge(new Rows(rows)));
  }

  /** What usually helps, numbered. */
  public StateView advice(ObservableValue<String> title, List<ObservableValue<String>> lines) {
    VBox list = new VBox(8, Labels.cardTitle(title));
    for (int i = 0; i < lines.size(); i++) {
      Label words = Labels.body(lines.get(i));
      HBox.setHgrow(words, Priority.ALWAYS);
      HBox line = new HBox(8, new NumberTag(i + 1), words);
      line.getStyleClass().add("advice");
      list.getChildren().add(line);
    }
    return with(list);
  }

  /** A command that shows the same thing, ready to copy. */
  public StateView command(ObservableValue<String> title, String command) {
    return with(CodeBlock.titled(messages, title, new CodeBlock(messages).plain(command)));
  }

  /** What to do next; the main action first. */
  public StateView actions(Button... actions) {
    FlowPane row = new FlowPane(8, 8, actions);
    row.getStyleClass().add("state-actions");
    return with(row);
  }

  /** Anything else, in its place. */
  public StateView with(Node node) {
    getChildren().add(node);
    return this;
  }
}
