package dev.podnosis.ui.findings;

import static dev.podnosis.ui.findings.CauseList.fixed;

import dev.podnosis.report.Wording;
import dev.podnosis.ui.common.CodeBlock;
import dev.podnosis.ui.common.CopyButton;
import dev.podnosis.ui.common.DiffView;
import dev.podnosis.ui.common.Facts;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import javafx.geometry.Insets;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * One remedy: steps, commands and patch to copy, risk and way back. Nothing is applied from here.
 */
final class RemedyView extends VBox {
  RemedyView(Messages messages, Wording.RemedyWords remedy) {
    super(10);
    setPadding(new Insets(14));
    remedy.steps().forEach(s -> getChildren().add(Labels.wrapping(Labels.body(fixed("• " + s)))));
    if (!remedy.commands().isEmpty()) {
      getChildren()
          .add(
              CodeBlock.titled(
                  messages,
                  messages.text("findings.commands"),
                  new CodeBlock(messages).command(String.join("\n", remedy.commands()))));
    }
    if (remedy.patch() != null) {
      String diff = remedy.patch().diff();
      getChildren()
          .addAll(
              Labels.cardTitle(messages.text("findings.patch", "target", remedy.patch().target())),
              new DiffView(messages, diff),
              new HBox(new CopyButton(messages, messages.text("findings.copy-patch"), () -> diff)));
    }
    Facts facts =
        new Facts()
            .add(
                messages.text("findings.kind"),
                messages.text("findings.kind." + remedy.kind().id()))
            .add(
                messages.text("findings.risk"),
                messages.text("findings.risk." + remedy.risk().id()));
    if (!remedy.rollback().isEmpty()) {
      facts.add(messages.text("findings.undo"), fixed(String.join("\n", remedy.rollback())));
    }
    getChildren().add(facts);
  }
}
