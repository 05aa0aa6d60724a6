package dev.podnosis.ui.common;

import atlantafx.base.controls.SelectableTextFlow;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/**
 * A command or raw output in the fixed-width font; can be selected and copied. Only the first part
 * of something very long is shown, all of it is copied.
 */
public final class CodeBlock extends StackPane {

  /** How a part of the text is marked. */
  public enum Mark {
    PLAIN,
    COMMAND,
    GOOD,
    BAD,
    UNKNOWN
  }

  /**
   * A part of the text.
   *
   * @param text as it came
   * @param mark its colour
   */
  public record Part(String text, Mark mark) {}

  private static final int MOST_SHOWN = 60_000;

  private final SelectableTextFlow flow = new SelectableTextFlow();
  private final Messages messages;
  private String whole = "";

  /** An empty block. */
  public CodeBlock(Messages messages) {
    this.messages = messages;
    getStyleClass().add("code-block");
    setMinHeight(USE_PREF_SIZE);
    flow.setFocusTraversable(true);
    flow.getStyleClass().add("code-flow");
    getChildren().add(flow);
  }

  /** A block under its title, with a button to copy it. */
  public static Node titled(Messages messages, ObservableValue<String> title, CodeBlock block) {
    SectionHeader head = new SectionHeader(title).actions(new CopyButton(messages, block::text));
    return new VBox(8, head, block);
  }

  /** Shows a command, its first word marked. */
  public CodeBlock command(String command) {
    int end = command.indexOf(' ') < 0 ? command.length() : command.indexOf(' ');
    return parts(
        List.of(
            new Part(command.substring(0, end), Mark.COMMAND),
            new Part(command.substring(end), Mark.PLAIN)));
  }

  /** Shows a text without marks. */
  public CodeBlock plain(String text) {
    return parts(List.of(new Part(text, Mark.PLAIN)));
  }

  /** Shows a text with marked parts. */
  public CodeBlock parts(List<Part> parts) {
    StringBuilder all = new StringBuilder();
    parts.forEach(part -> all.append(part.text()));
    whole = all.toString();
    flow.clear();
    int room = MOST_SHOWN;
    for (Part part : parts) {
      if (room > 0) {
        String shown = part.text().substring(0, Math.min(room, part.text().length()));
        flow.getChildren().add(text(shown, part.mark()));
        room -= shown.length();
      }
    }
    if (whole.length() > MOST_SHOWN) {
      int left = whole.length() - MOST_SHOWN;
      flow.getChildren().add(text("\n" + messages.get("code.cut", "left", left), Mark.UNKNOWN));
    }
    return this;
  }

  /** The whole text as it came. */
  public String text() {
    return whole;
  }

  private static Text text(String raw, Mark mark) {
    Text text = new Text(Printable.lines(raw));
    text.getStyleClass().add("code");
    switch (mark) {
      case PLAIN -> text.getStyleClass().add("code-plain");
      case COMMAND -> text.getStyleClass().add("code-command");
      case GOOD -> text.getStyleClass().add("code-good");
      case BAD -> text.getStyleClass().add("code-bad");
      case UNKNOWN -> text.getStyleClass().add("code-unknown");
    }
    return text;
  }
}
