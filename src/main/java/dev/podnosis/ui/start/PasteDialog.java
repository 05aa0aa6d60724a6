package dev.podnosis.ui.start;

import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.DialogCard;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Takes the text of a kubeconfig. */
final class PasteDialog {
  private final ScreenContext context;
  private final StartViewModel model;

  PasteDialog(ScreenContext context, StartViewModel model) {
    this.context = context;
    this.model = model;
  }

  void open() {
    Messages messages = context.messages();
    TextArea text = new TextArea();
    text.setId("paste-area");
    text.setPrefRowCount(14);
    text.setPrefColumnCount(56);
    text.getStyleClass().add("mono-area");
    text.promptTextProperty().bind(messages.text("start.paste.prompt"));
    text.accessibleTextProperty().bind(messages.text("start.paste.title"));
    Label note = Labels.wrapping(Labels.secondary(messages.text("start.paste.note")));
    Button cancel = Buttons.plain(messages.text("start.paste.cancel"), context.overlay()::close);
    Button use =
        Buttons.primary(
            messages.text("start.paste.use"),
            () -> {
              context.overlay().close();
              model.readText(text.getText());
            });
    use.setId("paste-use");
    use.disableProperty().bind(text.textProperty().map(t -> !ContextList.canBeKubeconfig(t)));
    context
        .overlay()
        .show(
            new DialogCard(
                    messages,
                    context.overlay(),
                    messages.text("start.paste.title"),
                    MaterialDesignC.CLIPBOARD_TEXT_OUTLINE,
                    new VBox(10, text, note))
                .withActions(cancel, use));
  }
}
