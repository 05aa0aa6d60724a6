package dev.podnosis.ui.findings;

import static dev.podnosis.ui.findings.CauseList.fixed;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.session.Verification;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.CopyButton;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.StatusGlyph;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What to do next, and whether a fix has helped: the same questions asked once more. */
final class VerifyPanel extends VBox {
  private final FindingsViewModel model;
  private final Messages messages;

  VerifyPanel(FindingsViewModel model, ScreenContext context) {
    super(12);
    this.model = model;
    this.messages = context.messages();
    Diagnosis now = model.diagnosis();
    if (now != null) {
      now.nextStep()
          .ifPresent(
              next ->
                  getChildren()
                      .add(
                          new Callout(messages, Status.ATTENTION, fixed(model.words().why(next)))
                              .titled(
                                  messages.text(
                                      "findings.next",
                                      "step",
                                      model.words().step(next.step()),
                                      "level",
                                      next.level().id()))));
    }
    getChildren().add(verify());
    Button report =
        Buttons.plain(
            messages.text("findings.report"),
            () -> context.shell().screenProperty().set(ScreenId.REPORT));
    getChildren()
        .add(
            new HBox(
                8,
                new CopyButton(messages, messages.text("findings.copy-summary"), model::summary),
                report));
  }

  private Node verify() {
    Button again =
        Buttons.primary(
            messages.text("findings.verify"), () -> model.workspace().walk().verifyAgain());
    again.setId("verify-again");
    again.disableProperty().bind(model.workspace().walk().stateProperty().map(s -> s.busy()));
    VBox rows = new VBox(8);
    Verification done = model.verification();
    if (done == null) {
      rows.getChildren()
          .add(Labels.wrapping(Labels.secondary(messages.text("findings.verify.explained"))));
    } else {
      rows.getChildren().add(Labels.secondary(messages.text("findings.verify.before-after")));
      for (Judged before : done.before().problems()) {
        rows.getChildren().add(row(before, done.after().cause(before.id())));
      }
      for (Judged after : done.after().problems()) {
        if (!done.before().cause(after.id()).problem()) {
          rows.getChildren().add(row(done.before().cause(after.id()), after));
        }
      }
    }
    return Card.of(new SectionHeader(messages.text("findings.verify.title")).actions(again), rows);
  }

  private Node row(Judged before, Judged after) {
    HBox signs =
        new HBox(
            6,
            new StatusGlyph(messages, FindingsViewModel.sign(before), 14),
            Labels.secondary(fixed("→")),
            new StatusGlyph(messages, FindingsViewModel.sign(after), 14),
            Labels.wrapping(Labels.body(fixed(model.words().title(after)))));
    signs.setAlignment(Pos.CENTER_LEFT);
    return new VBox(
        2,
        signs,
        Labels.wrapping(
            Labels.secondary(
                messages.text(
                    after.problem() ? "findings.still" : "findings.no-longer",
                    "verdict",
                    messages.get("findings.verdict." + after.verdict().id())))));
  }
}
