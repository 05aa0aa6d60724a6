package dev.podnosis.ui.diagnose;

import dev.podnosis.session.Choices;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.DialogCard;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.workspace.Workspace;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;

/** The dialogs of the Diagnose screen. */
final class DiagnoseDialogs implements DiagnoseActions {
  private static final double WIDTH = 460;

  private final ScreenContext context;
  private final Messages messages;
  private final Workspace workspace;

  DiagnoseDialogs(ScreenContext context, Workspace workspace) {
    this.context = context;
    this.messages = context.messages();
    this.workspace = workspace;
  }

  @Override
  public void note() {
    TextArea text = new TextArea();
    text.setId("note-text");
    text.setPrefSize(WIDTH, 130);
    text.setWrapText(true);
    text.promptTextProperty().bind(messages.text("diagnose.note.prompt"));
    text.accessibleTextProperty().bind(messages.text("diagnose.note.prompt"));
    Button add =
        Buttons.primary(
            messages.text("diagnose.note.add"),
            () -> {
              workspace.note(workspace.stepProperty().get(), text.getText());
              context.overlay().close();
            });
    add.setId("note-add");
    add.disableProperty().bind(text.textProperty().map(String::isBlank));
    VBox body = new VBox(10, text, Labels.hint(messages.text("diagnose.note.where")));
    show("diagnose.note.title", MaterialDesignN.NOTE_TEXT_OUTLINE, body, cancelButton(), add);
  }

  @Override
  public void cancel() {
    boolean busy = workspace.walk().stateProperty().get().busy();
    int left = context.shell().objectsProperty().get();
    Label meaning =
        Labels.body(
            busy
                ? messages.text("diagnose.cancel.meaning", "n", left)
                : messages.text("diagnose.clean-up.meaning", "n", left));
    meaning.setPrefWidth(WIDTH);
    Button stop =
        Buttons.danger(
            messages.text("diagnose.cancel"),
            MaterialDesignC.CLOSE_CIRCLE_OUTLINE,
            () -> {
              context.overlay().close();
              workspace.walk().cancelAndCleanUp();
            });
    stop.setId("cancel-really");
    Button stay = Buttons.primary(messages.text("diagnose.cancel.stay"), context.overlay()::close);
    show("diagnose.cancel.title", MaterialDesignC.CLOSE_CIRCLE_OUTLINE, meaning, stop, stay);
  }

  @Override
  public void enterImage() {
    TextField image = new TextField();
    image.setId("image");
    image.setPrefWidth(WIDTH);
    image.promptTextProperty().bind(messages.text("diagnose.image.prompt"));
    image.accessibleTextProperty().bind(messages.text("diagnose.image.prompt"));
    Button use =
        Buttons.primary(
            messages.text("diagnose.image.use"),
            () -> {
              context.overlay().close();
              openWith(image.getText().strip());
            });
    use.setId("image-use");
    use.disableProperty().bind(image.textProperty().map(t -> !isImage(t.strip())));
    Label meaning = Labels.body(messages.text("diagnose.image.meaning"));
    meaning.setPrefWidth(WIDTH);
    show(
        "diagnose.image.title",
        MaterialDesignD.DATABASE_IMPORT_OUTLINE,
        new VBox(12, meaning, image),
        cancelButton(),
        use);
  }

  /** An image reference has no blanks and does not begin like an option. */
  private static boolean isImage(String text) {
    return !text.isEmpty() && text.matches("[A-Za-z0-9][A-Za-z0-9._:/@-]*");
  }

  private void openWith(String image) {
    Choices before = workspace.choicesProperty().get();
    if (before == null) {
      return;
    }
    workspace.open(
        new Choices(
            before.source(),
            before.namespace(),
            before.pod(),
            before.container(),
            before.symptom(),
            before.level(),
            before.caseId(),
            before.note(),
            before.probing().withImages(List.of(image)),
            before.trustExecCredential()),
        workspace.walk()::runAll);
  }

  @Override
  public void showRights() {
    context.shell().screenProperty().set(ScreenId.CONNECT);
  }

  @Override
  public void showConnection() {
    context.shell().screenProperty().set(ScreenId.CONNECT);
  }

  @Override
  public void choosePod() {
    context.shell().screenProperty().set(ScreenId.SYMPTOM);
  }

  @Override
  public void raiseLevel() {
    context.shell().screenProperty().set(ScreenId.CONNECT);
  }

  private Button cancelButton() {
    return Buttons.plain(messages.text("diagnose.dialog.cancel"), context.overlay()::close);
  }

  private void show(
      String title, org.kordamp.ikonli.Ikon icon, javafx.scene.Node body, Button... buttons) {
    context
        .overlay()
        .show(
            new DialogCard(messages, context.overlay(), messages.text(title), icon, body)
                .withActions(buttons));
  }
}
