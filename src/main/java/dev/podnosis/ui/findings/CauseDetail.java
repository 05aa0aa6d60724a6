package dev.podnosis.ui.findings;

import static dev.podnosis.ui.findings.CauseList.fixed;

import dev.podnosis.catalogue.CauseEntry;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.report.Wording;
import dev.podnosis.ui.common.Badge;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.CopyButton;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.StatusGlyph;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One cause: what it is, what speaks for and against it, and what to do about it. */
final class CauseDetail extends VBox {
  private final FindingsViewModel model;
  private final Messages messages;
  private final Judged cause;

  CauseDetail(FindingsViewModel model, ScreenContext context, Judged cause) {
    super(12);
    this.model = model;
    this.messages = context.messages();
    this.cause = cause;
    Wording words = model.words();
    HBox head =
        new HBox(
            8,
            new Badge(
                messages,
                FindingsViewModel.sign(cause),
                messages.text("findings.verdict." + cause.verdict().id())),
            Labels.secondary(explains()));
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren()
        .addAll(
            head,
            Labels.wrapping(Labels.title(fixed(words.title(cause)))),
            Labels.wrapping(Labels.lead(fixed(words.explanation(cause)))),
            evidence("findings.for", Finding.Side.FOR, Status.PROBLEM),
            evidence("findings.against", Finding.Side.AGAINST, Status.SKIPPED));
    settle(words.missing(cause));
    fixes(words.remedies(cause));
    references(words.references(cause));
  }

  private javafx.beans.value.ObservableValue<String> explains() {
    return cause.of() == 0
        ? fixed("")
        : messages.text("findings.explains", "failing", cause.failing(), "of", cause.of());
  }

  private Node evidence(String title, Finding.Side side, Status sign) {
    VBox rows = new VBox(8);
    for (Wording.FindingWords finding : model.words().findings(cause)) {
      if (finding.side() == side) {
        rows.getChildren().add(row(finding, sign));
      }
    }
    if (rows.getChildren().isEmpty()) {
      rows.getChildren().add(Labels.secondary(messages.text("findings.nothing-seen")));
    }
    return Card.of(new SectionHeader(messages.text(title)), rows);
  }

  private Node row(Wording.FindingWords finding, Status sign) {
    Label text = Labels.wrapping(Labels.body(fixed(finding.text())));
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox row = new HBox(8, new StatusGlyph(messages, sign, 14), text);
    for (String id : finding.evidence()) {
      row.getChildren().add(Buttons.link(fixed(id), () -> model.workspace().showEvidence(id)));
    }
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }

  private void settle(List<String> missing) {
    if (!missing.isEmpty()) {
      getChildren()
          .add(
              new Callout(messages, Status.INCONCLUSIVE, fixed(String.join("\n", missing)))
                  .titled(messages.text("findings.settle")));
    }
  }

  private void fixes(List<Wording.RemedyWords> remedies) {
    TabPane tabs = new TabPane();
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    int n = 0;
    for (Wording.RemedyWords remedy : remedies) {
      tabs.getTabs().add(new Tab(++n + "  " + remedy.title(), new RemedyView(messages, remedy)));
    }
    getChildren().add(Labels.section(messages.text("findings.fixes")));
    getChildren().add(Labels.secondary(messages.text("findings.fixes.note")));
    getChildren().add(Card.edgeToEdge(tabs));
  }

  private void references(List<CauseEntry.Reference> references) {
    VBox rows = new VBox(4);
    for (CauseEntry.Reference reference : references) {
      HBox row =
          new HBox(
              8,
              Labels.secondary(fixed(reference.title() + "  " + reference.url())),
              new CopyButton(messages, reference::url));
      row.setAlignment(Pos.CENTER_LEFT);
      rows.getChildren().add(row);
    }
    getChildren().add(rows);
  }
}
