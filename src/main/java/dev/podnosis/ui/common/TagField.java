package dev.podnosis.ui.common;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/**
 * A field for several names. Enter, comma, space and leaving the field take what is typed;
 * backspace in the empty field takes the last name back. What is not accepted stays and is marked.
 */
public final class TagField extends FlowPane {

  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
  private static final PseudoClass WITHIN = PseudoClass.getPseudoClass("within");
  private static final Pattern BETWEEN = Pattern.compile("[\\s,;，；、]+");

  private final ObservableList<String> tags = FXCollections.observableArrayList();
  private final TextField input = new Input();
  private final Messages messages;
  private final Ikon icon;
  private final Function<String, Optional<String>> accept;

  /**
   * An empty field.
   *
   * @param icon what stands before each name
   * @param prompt what the empty field asks for
   * @param accept gives a name as it is kept, or nothing when it is not accepted
   */
  public TagField(
      Messages messages,
      Ikon icon,
      ObservableValue<String> prompt,
      Function<String, Optional<String>> accept) {
    this.messages = messages;
    this.icon = icon;
    this.accept = accept;
    getStyleClass().add("tag-field");
    input.promptTextProperty().bind(prompt);
    input.accessibleTextProperty().bind(prompt);
    input.getStyleClass().add("tag-input");
    input.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    input.textProperty().addListener((source, before, now) -> typed(now));
    input
        .focusedProperty()
        .addListener(
            (source, before, focused) -> {
              pseudoClassStateChanged(WITHIN, focused);
              if (!focused) {
                commit();
              }
            });
    getChildren().add(input);
    setOnMouseClicked(event -> input.requestFocus());
    tags.addListener((ListChangeListener<String>) change -> draw());
  }

  /** The names, in the order they were given; each once. */
  public ObservableList<String> tags() {
    return tags;
  }

  /** The field that is typed in. */
  public TextField input() {
    return input;
  }

  /** Takes what is typed; what is not accepted stays. */
  public void commit() {
    StringBuilder refused = new StringBuilder();
    for (String part : BETWEEN.split(input.getText().strip())) {
      if (part.isEmpty()) {
        continue;
      }
      Optional<String> name = accept.apply(part);
      if (name.isEmpty()) {
        refused.append(refused.isEmpty() ? "" : " ").append(part);
      } else if (!tags.contains(name.get())) {
        tags.add(name.get());
      }
    }
    input.setText(refused.toString());
    input.end();
    pseudoClassStateChanged(DANGER, !refused.isEmpty());
  }

  /** A separator at the end of what is typed or pasted takes it. */
  private void typed(String text) {
    pseudoClassStateChanged(DANGER, false);
    boolean separated =
        !text.isBlank() && BETWEEN.matcher(text.substring(text.length() - 1)).matches();
    if (separated) {
      // Not within the change of the text itself.
      Platform.runLater(this::commit);
    }
  }

  private void press(KeyEvent event) {
    boolean empty = input.getText().isEmpty();
    if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && !empty) {
      commit();
      event.consume();
    } else if (event.getCode() == KeyCode.BACK_SPACE && empty && !tags.isEmpty()) {
      tags.removeLast();
      event.consume();
    }
  }

  private void draw() {
    getChildren().setAll(tags.stream().map(this::tag).toList());
    getChildren().add(input);
  }

  private Node tag(String name) {
    Label label = new Label(Printable.text(name), Icons.of(icon));
    label.setGraphicTextGap(6);
    Button remove =
        Buttons.icon(
            messages.text("tag.remove", "name", name),
            MaterialDesignC.CLOSE,
            () -> tags.remove(name));
    remove.getStyleClass().add("tag-remove");
    remove.setGraphic(Icons.of(MaterialDesignC.CLOSE));
    HBox tag = new HBox(2, label, remove);
    tag.getStyleClass().add("tag");
    tag.setAccessibleRole(AccessibleRole.LIST_ITEM);
    return tag;
  }

  /** A text field joins pasted lines; here each line is a name. */
  private static final class Input extends TextField {
    @Override
    public void paste() {
      String text = Clipboard.getSystemClipboard().getString();
      if (text != null) {
        replaceSelection(BETWEEN.matcher(text.strip()).replaceAll(" "));
      }
    }
  }
}
