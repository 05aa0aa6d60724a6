package dev.podnosis.ui.start;

import dev.podnosis.dns.EnumId;
import dev.podnosis.kube.Consent;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.CodeBlock;
import dev.podnosis.ui.common.DialogCard;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/**
 * Asks before a kubeconfig of others runs a program here or sends a credential unprotected: shows
 * the whole command line.
 */
final class TrustDialog {
  private static final double WIDTH = 520;

  private final ScreenContext context;
  private final StartViewModel model;
  private final Messages messages;

  TrustDialog(ScreenContext context, StartViewModel model) {
    this.context = context;
    this.model = model;
    this.messages = context.messages();
  }

  void open() {
    if (!(model.chosenProperty().get() instanceof StartViewModel.Chosen.OfContext(ContextEntry e)
        && e.stateProperty().get() instanceof ContextState.NeedsConsent(var questions))) {
      return;
    }
    VBox content = new VBox(12);
    content.setPrefWidth(WIDTH);
    content
        .getChildren()
        .add(
            Labels.body(
                messages.text("start.trust.meaning", "file", e.context().file().toString())));
    for (Consent.Question question : questions) {
      String point = EnumId.of(question.point());
      Label what = Labels.wrapping(Labels.cardTitle(messages.text("start.trust." + point)));
      content.getChildren().addAll(what, new CodeBlock(messages).plain(question.detail()));
    }
    content.getChildren().add(Labels.wrapping(Labels.secondary(messages.text("start.trust.note"))));
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(420);
    scroll.getStyleClass().add("edge-to-edge");
    Button no = Buttons.plain(messages.text("start.trust.no"), context.overlay()::close);
    no.setId("trust-no");
    Button yes =
        Buttons.primary(
            messages.text("start.trust.yes"),
            () -> {
              context.overlay().close();
              model.trust();
            });
    yes.setId("trust-yes");
    context
        .overlay()
        .show(
            new DialogCard(
                    messages,
                    context.overlay(),
                    messages.text(
                        "start.trust.title",
                        "name",
                        context.shell().discreet(new SimpleStringProperty(e.context().name()))),
                    MaterialDesignS.SHIELD_ALERT_OUTLINE,
                    scroll)
                .withActions(no, yes));
  }
}
