package dev.podnosis.ui.diagnose;

import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Progress;
import dev.podnosis.ui.common.ProgressLine;
import dev.podnosis.ui.common.Rows;
import dev.podnosis.ui.common.SectionHeader;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** What a step has looked at, a row for each piece of evidence; a click shows what is behind it. */
final class ChecksCard extends VBox {
  private final Messages messages;
  private final DiagnoseViewModel model;
  private final ProgressLine progress = new ProgressLine();
  private final Rows rows = new Rows(List.of());
  private final StringProperty note = new SimpleStringProperty("");
  private List<Check> shown = List.of();
  private final List<CheckLine> lines = new ArrayList<>();

  ChecksCard(Messages messages, DiagnoseViewModel model) {
    this.messages = messages;
    this.model = model;
    setId("checks");
    SectionHeader head =
        new SectionHeader(messages.text("diagnose.checks.title")).note(note).actions(progress);
    getChildren().add(Card.edgeToEdge(head, rows));
    model.workspace().evidenceProperty().addListener((source, before, now) -> select(now));
  }

  void show(StepPage page) {
    boolean open = model.workspace().sessionProperty().get() != null || !page.checks().isEmpty();
    boolean any = open && page.planned() > 0;
    setVisible(any);
    setManaged(any);
    progress.progressProperty().set(new Progress(page.looked(), page.planned(), ""));
    long lookups = page.checks().stream().filter(c -> c.lookups() != null).count();
    note.set(lookups > 0 ? messages.get("diagnose.checks.lookups") : "");
    if (!page.checks().equals(shown) || lines.isEmpty()) {
      shown = page.checks();
      draw();
    }
    select(model.workspace().evidenceProperty().get());
  }

  private void draw() {
    lines.clear();
    List<Node> all = new ArrayList<>();
    double strip = CheckLine.strip(shown);
    if (shown.stream().anyMatch(c -> c.lookups() != null)) {
      all.add(CheckLine.head(messages, strip));
    }
    for (Check check : shown) {
      CheckLine line = new CheckLine(messages, check, strip);
      line.setOnMouseClicked(
          event -> {
            line.requestFocus();
            model.choose(check.evidence());
          });
      line.setOnKeyPressed(event -> press(event, line));
      lines.add(line);
      all.add(line);
    }
    if (shown.isEmpty()) {
      Label empty = Labels.body(messages.text("diagnose.checks.empty"));
      empty.getStyleClass().addAll("row", "secondary");
      all.add(empty);
    }
    rows.getChildren().setAll(all);
  }

  private void press(KeyEvent event, CheckLine line) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    int at = lines.indexOf(line);
    switch (event.getCode()) {
      case ENTER, SPACE -> model.choose(line.check().evidence());
      case DOWN -> lines.get(Math.min(at + 1, lines.size() - 1)).requestFocus();
      case UP -> lines.get(Math.max(at - 1, 0)).requestFocus();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void select(String evidence) {
    lines.forEach(
        line -> line.select(!evidence.isEmpty() && line.check().evidence().equals(evidence)));
  }
}
