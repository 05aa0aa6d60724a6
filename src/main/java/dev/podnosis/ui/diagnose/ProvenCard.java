package dev.podnosis.ui.diagnose;

import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.Hint;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Printable;
import dev.podnosis.ui.common.Redraw;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.StatusGlyph;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** What stands so far, whichever step is in view. */
final class ProvenCard extends VBox {
  private final Messages messages;
  private final DiagnoseViewModel model;
  private final GridPane grid = new GridPane(20, 8);

  ProvenCard(Messages messages, DiagnoseViewModel model) {
    this.messages = messages;
    this.model = model;
    setId("proven");
    ColumnConstraints half = new ColumnConstraints();
    half.setPercentWidth(50);
    grid.getColumnConstraints().setAll(half, half);
    SectionHeader head =
        new SectionHeader(messages.text("diagnose.proven.title"))
            .note(messages.of(model.provenProperty(), this::note));
    getChildren().add(Card.of(head, grid));
    model.provenProperty().addListener(Redraw.of(this, this::show));
  }

  private String note(Proven proven) {
    return proven.observations() > 0
        ? messages.get("diagnose.proven.note", "n", proven.observations(), "time", proven.time())
        : "";
  }

  private void show() {
    Proven proven = model.provenProperty().get();
    boolean any = proven.observations() > 0;
    setVisible(any);
    setManaged(any);
    grid.getChildren().clear();
    for (int i = 0; i < proven.lines().size(); i++) {
      grid.add(line(proven.lines().get(i)), i % 2, i / 2);
    }
  }

  private Node line(Proven.Line line) {
    Label label = new Label(Printable.text(line.text()));
    label.setGraphic(new StatusGlyph(messages, line.status(), 14));
    label.setGraphicTextGap(8);
    label.getStyleClass().add("proven-line");
    Labels.wrapping(label);
    label.setOnMouseClicked(event -> model.workspace().showEvidence(line.evidence()));
    Hint.on(label, label::getText);
    return label;
  }
}
