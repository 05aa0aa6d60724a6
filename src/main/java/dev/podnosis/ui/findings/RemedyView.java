package dev.podnosis.ui.findings;

import static dev.podnosis.ui.findings.CauseDetail.fixed;

import dev.podnosis.catalogue.RemedyEntry;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.report.Wording;
import dev.podnosis.ui.common.Badge;
import dev.podnosis.ui.common.CodeBlock;
import dev.podnosis.ui.common.CopyButton;
import dev.podnosis.ui.common.DiffView;
import dev.podnosis.ui.common.EqualColumns;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Status;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * One remedy: steps, commands and patch to copy, risk and way back. Nothing is applied from here.
 */
final class RemedyView extends VBox {
  private final Messages messages;

  RemedyView(Messages messages, Wording.RemedyWords remedy) {
    this.messages = messages;
    Patch patch = remedy.patch();
    String commands = String.join("\n", remedy.commands());
    VBox body = new VBox(12, steps(remedy.steps()));
    body.getStyleClass().add("remedy");
    FlowPane copies = new FlowPane(8, 8);
    if (patch != null) {
      body.getChildren()
          .add(
              new VBox(
                  6,
                  Labels.secondary(messages.text("findings.patch", "target", patch.target())),
                  new DiffView(messages, patch.diff())));
      copies
          .getChildren()
          .add(new CopyButton(messages, messages.text("findings.copy-patch"), patch::diff));
    }
    if (!commands.isEmpty()) {
      body.getChildren().add(new CodeBlock(messages).command(commands));
      copies
          .getChildren()
          .add(new CopyButton(messages, messages.text("findings.copy-commands"), () -> commands));
    }
    body.getChildren().add(terms(remedy));
    getChildren().add(body);
    if (!copies.getChildren().isEmpty()) {
      HBox foot = new HBox(copies);
      HBox.setHgrow(copies, Priority.ALWAYS);
      foot.getStyleClass().add("remedy-foot");
      getChildren().add(foot);
    }
  }

  private static Node steps(List<String> steps) {
    VBox all = new VBox(5);
    for (int i = 0; i < steps.size(); i++) {
      Label text = Labels.body(fixed(steps.get(i)));
      HBox.setHgrow(text, Priority.ALWAYS);
      text.setMaxWidth(Double.MAX_VALUE);
      Label number = new Label(steps.size() == 1 ? "" : (i + 1) + ".");
      number.getStyleClass().add("secondary");
      number.setMinWidth(steps.size() == 1 ? 0 : 16);
      all.getChildren().add(steps.size() == 1 ? text : new HBox(6, number, text));
    }
    return all;
  }

  /** What it is for, what it may cost, how to take it back. */
  private Node terms(Wording.RemedyWords remedy) {
    List<Node> columns = new ArrayList<>();
    columns.add(
        term("findings.kind", Labels.body(messages.text("findings.kind." + remedy.kind().id()))));
    columns.add(
        term(
            "findings.risk",
            new Badge(
                messages,
                risk(remedy.risk()),
                messages.text("findings.risk." + remedy.risk().id()))));
    String undo =
        remedy.rollback().isEmpty()
            ? messages.get("findings.undo.none")
            : String.join("\n", remedy.rollback());
    columns.add(term("findings.undo", Labels.body(fixed(undo))));
    return new EqualColumns(14, columns.toArray(Node[]::new));
  }

  private Node term(String name, Node value) {
    VBox box = new VBox(4, Labels.of(messages.text(name), "field-label"), value);
    box.setAlignment(Pos.TOP_LEFT);
    return box;
  }

  private static Status risk(RemedyEntry.Risk risk) {
    return switch (risk) {
      case NONE -> Status.OK;
      case LOW, MEDIUM -> Status.ATTENTION;
      case HIGH -> Status.PROBLEM;
    };
  }
}
