package dev.podnosis.ui.symptom;

import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.DomainKind;
import dev.podnosis.evidence.Frequency;
import dev.podnosis.report.Wording;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.Icons;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Redraw;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.StatusGlyph;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** What the answers select: where the procedure begins, what it leaves out and what is missing. */
final class SelectsCard extends StackPane {
  private static final int MOST_NAMED = 3;

  private final SymptomViewModel model;
  private final Messages messages;
  private final VBox lines = new VBox(8);

  SelectsCard(ScreenContext context, SymptomViewModel model) {
    this.model = model;
    this.messages = context.messages();
    setId("selects");
    InvalidationListener redraw = Redraw.of(this, this::draw);
    model.selectedProperty().addListener(redraw);
    model.draft().podProperty().addListener(redraw);
    model.draft().domains().addListener(redraw);
    messages.languageProperty().addListener(redraw);
    getChildren()
        .add(
            Card.of(
                new SectionHeader(messages.text("symptom.selects"))
                    .sign(Icons.of(MaterialDesignS.SOURCE_BRANCH, Icons.MEDIUM)),
                lines));
  }

  private void draw() {
    List<Node> fresh = new ArrayList<>();
    if (model.draft().podProperty().get().isBlank()) {
      fresh.add(line(Status.ATTENTION, messages.get("symptom.selects.no-pod")));
    }
    if (model.draft().domains().isEmpty()) {
      fresh.add(line(Status.ATTENTION, messages.get("symptom.selects.no-domain")));
    }
    Selected now = model.selectedProperty().get();
    if (now != null) {
      say(now, fresh);
    }
    lines.getChildren().setAll(fresh);
  }

  private void say(Selected now, List<Node> to) {
    Wording wording = model.workspace().wording().get();
    StepId first = now.first();
    if (!now.recognised()) {
      to.add(plain(messages.get("symptom.selects.unrecognised")));
    } else if (first != null) {
      to.add(plain(messages.get("symptom.selects.first", "step", wording.stepName(first))));
    }
    for (DomainKind kind : now.kinds().stream().sorted().toList()) {
      to.add(plain(messages.get("symptom.selects.kind." + kind.id())));
    }
    Frequency often = model.draft().frequencyProperty().get();
    if (often != null) {
      to.add(plain(messages.get("symptom.selects.frequency." + often.id())));
    }
    to.add(plain(messages.get("symptom.selects.steps", "n", now.run(), "of", now.steps())));
    left(to, "symptom.selects.left.level", now.level(), wording);
    left(to, "symptom.selects.left.elsewhere", now.elsewhere(), wording);
    left(to, "symptom.selects.left.no-pod", now.noPod(), wording);
  }

  private void left(List<Node> to, String key, List<StepId> steps, Wording wording) {
    if (steps.isEmpty()) {
      return;
    }
    String names =
        steps.stream()
            .limit(MOST_NAMED)
            .map(wording::stepName)
            .collect(Collectors.joining(messages.get("list.separator")));
    String more = steps.size() > MOST_NAMED ? " +" + (steps.size() - MOST_NAMED) : "";
    to.add(line(Status.SKIPPED, messages.get(key, "steps", names + more)));
  }

  private static Node plain(String words) {
    Node sign = Icons.accent(MaterialDesignI.INFORMATION, 15);
    return row(sign, words);
  }

  private Node line(Status status, String words) {
    return row(new StatusGlyph(messages, status, 14), words);
  }

  private static Node row(Node sign, String words) {
    Label label = Labels.wrapping(Labels.of(new SimpleStringProperty(words)));
    HBox.setHgrow(label, Priority.ALWAYS);
    HBox row = new HBox(9, sign, label);
    row.getStyleClass().add("selects-row");
    return row;
  }
}
