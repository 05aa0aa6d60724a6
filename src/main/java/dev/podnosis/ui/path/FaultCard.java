package dev.podnosis.ui.path;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.path.Link;
import dev.podnosis.path.fault.Analysis;
import dev.podnosis.path.fault.Explanation;
import dev.podnosis.path.fault.Measurement;
import dev.podnosis.report.FaultWords;
import dev.podnosis.ui.common.Badge;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.CopyButton;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.Status;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** Where it breaks: one explanation, several equal ones side by side, or that there is none. */
final class FaultCard extends StackPane {
  private final PathViewModel model;
  private final ScreenContext context;
  private final Messages messages;

  FaultCard(PathViewModel model, ScreenContext context) {
    this.model = model;
    this.context = context;
    this.messages = context.messages();
    model.drawingProperty().addListener(o -> show());
    show();
  }

  private void show() {
    VBox rows = new VBox(10);
    rows.setPadding(new Insets(14, 16, 14, 16));
    PathViewModel.Drawing drawing = model.drawingProperty().get();
    getStyleClass().removeAll("fault-found", "fault-open");
    if (drawing != null) {
      Analysis analysis = drawing.localisation().main();
      if (analysis.explanations().isEmpty()) {
        none(rows, drawing);
      } else {
        getStyleClass().add(analysis.settled() ? "fault-found" : "fault-open");
        explained(rows, drawing, analysis);
      }
    }
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    getChildren().setAll(scroll);
  }

  private void none(VBox rows, PathViewModel.Drawing drawing) {
    boolean measured = drawing.whole().links().stream().anyMatch(Link::measured);
    Status status = measured ? Status.OK : Status.NOT_YET;
    rows.getChildren()
        .addAll(
            new Badge(
                messages,
                status,
                messages.text(measured ? "path.fault.none" : "path.fault.untested")),
            Labels.body(
                messages.text(
                    measured ? "path.fault.none.meaning" : "path.fault.untested.meaning")));
  }

  private void explained(VBox rows, PathViewModel.Drawing drawing, Analysis analysis) {
    boolean sure = analysis.settled();
    HBox head =
        new HBox(
            8,
            new Badge(
                messages,
                sure ? Status.PROBLEM : Status.INCONCLUSIVE,
                messages.text(sure ? "path.fault.found" : "path.fault.open")),
            Labels.wrapping(
                Labels.secondary(
                    messages.text(
                        key(analysis),
                        "count",
                        analysis.explanations().size(),
                        "of",
                        analysis.failing().size()))));
    head.setAlignment(Pos.CENTER_LEFT);
    rows.getChildren().add(head);
    List<Explanation> all = analysis.explanations();
    for (int i = 0; i < all.size(); i++) {
      rows.getChildren().add(explanation(drawing, all.get(i), all.size() > 1 ? i : -1));
    }
    rows.getChildren().add(notShown(drawing, all));
    Measurement check = analysis.separatedBy();
    if (check != null) {
      rows.getChildren()
          .add(
              new Callout(fixed(drawing.faults().check(check)))
                  .titled(messages.text("path.fault.check")));
    }
    drawing
        .localisation()
        .steps()
        .forEach(s -> rows.getChildren().add(Labels.body(fixed(drawing.faults().steps(s)))));
    rows.getChildren().add(actions(drawing));
  }

  private static String key(Analysis analysis) {
    if (analysis.settled()) {
      return "path.fault.smallest";
    }
    return analysis.explanations().size() == 1 ? "path.fault.alike" : "path.fault.equal";
  }

  private Node explanation(PathViewModel.Drawing drawing, Explanation explanation, int index) {
    FaultWords words = drawing.faults();
    String letter = index < 0 ? "" : FaultWords.letter(index) + "  ";
    VBox box = new VBox(8, Labels.of(fixed(letter + words.title(explanation)), "fault-title"));
    for (String seen : words.seen(explanation)) {
      box.getChildren().add(Labels.body(fixed(seen)));
    }
    if (index >= 0) {
      box.getStyleClass().add("fault-equal");
    }
    return box;
  }

  /** What the evidence does not show, whichever of the explanations holds. */
  private Node notShown(PathViewModel.Drawing drawing, List<Explanation> explanations) {
    List<String> unseen =
        explanations.stream()
            .flatMap(e -> drawing.faults().notShown(e).stream())
            .map(FaultCard::capital)
            .distinct()
            .toList();
    return new Callout(messages, Status.INCONCLUSIVE, fixed(messages.language().text(unseen)))
        .titled(messages.text("path.fault.not-shown"));
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private Node actions(PathViewModel.Drawing drawing) {
    Diagnosis diagnosis = model.workspace().diagnosisProperty().get();
    FlowPane row = new FlowPane(8, 8);
    if (diagnosis != null && !diagnosis.problems().isEmpty()) {
      row.getChildren()
          .add(
              Buttons.primary(
                  messages.text("path.fault.open-finding"),
                  MaterialDesignL.LIGHTBULB_ON_OUTLINE,
                  () -> context.shell().screenProperty().set(ScreenId.FINDINGS)));
    }
    row.getChildren()
        .add(
            new CopyButton(
                messages,
                messages.text("path.fault.copy"),
                () -> String.join("\n", drawing.faults().lines())));
    return row;
  }

  private static SimpleStringProperty fixed(String text) {
    return new SimpleStringProperty(text);
  }
}
