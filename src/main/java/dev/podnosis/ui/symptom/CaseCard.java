package dev.podnosis.ui.symptom;

import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.EqualColumns;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.NumberTag;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.SectionHeader;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The case number and a remark, which every report carries. */
final class CaseCard extends StackPane {
  CaseCard(ScreenContext context, SymptomViewModel model) {
    Messages messages = context.messages();
    getChildren()
        .add(
            Card.of(
                new SectionHeader(messages.text("symptom.case"))
                    .sign(new NumberTag(5).accent())
                    .note(messages.text("symptom.case.note")),
                new EqualColumns(
                    12,
                    field(
                        messages,
                        "symptom.case.id",
                        "symptom-case",
                        model.draft().caseIdProperty()),
                    field(
                        messages,
                        "symptom.case.remark",
                        "symptom-note",
                        model.draft().noteProperty()))));
  }

  private static Node field(Messages messages, String key, String id, StringProperty value) {
    TextField field = new TextField();
    field.setId(id);
    field.textProperty().bindBidirectional(value);
    Label label = Labels.of(messages.text(key), "field-label");
    label.setLabelFor(field);
    field.accessibleTextProperty().bind(messages.text(key));
    return new VBox(6, label, field);
  }
}
