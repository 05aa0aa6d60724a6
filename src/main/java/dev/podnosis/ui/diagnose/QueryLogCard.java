package dev.podnosis.ui.diagnose;

import dev.podnosis.diagnosis.Patch;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.CopyButton;
import dev.podnosis.ui.common.DiffView;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Printable;
import dev.podnosis.ui.common.SectionHeader;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/**
 * Whether CoreDNS logs queries; where it does not, the patch that switches it on, what that costs
 * and how it is undone. Nothing is applied from here.
 */
final class QueryLogCard extends VBox {
  private final Messages messages;
  private StepPage.@Nullable QueryLogOffer shown;

  QueryLogCard(Messages messages) {
    this.messages = messages;
    setId("query-log");
  }

  void show(StepPage page) {
    StepPage.QueryLogOffer offer = page.queryLog();
    setVisible(offer != null);
    setManaged(offer != null);
    if (offer == null || offer.equals(shown)) {
      return;
    }
    shown = offer;
    VBox body = new VBox(8);
    offer.lines().stream()
        .map(l -> Labels.wrapping(Labels.body(new SimpleStringProperty(Printable.text(l)))))
        .forEach(body.getChildren()::add);
    Patch patch = offer.patch();
    if (patch != null) {
      body.getChildren()
          .addAll(
              Labels.secondary(messages.text("findings.patch", "target", patch.target())),
              new DiffView(messages, patch.diff()),
              new HBox(
                  new CopyButton(messages, messages.text("findings.copy-patch"), patch::diff)));
    }
    getChildren()
        .setAll(
            Card.of(
                new SectionHeader(messages.text("diagnose.query-log.title"))
                    .icon(MaterialDesignT.TEXT_BOX_SEARCH_OUTLINE),
                body));
  }
}
