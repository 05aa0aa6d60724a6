package dev.podnosis.ui.path;

import dev.podnosis.path.fault.Analysis;
import dev.podnosis.path.fault.Explanation;
import dev.podnosis.path.fault.Rejected;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.StatusGlyph;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All explanations side by side: what each explains, and what speaks against it. */
final class ComparedTable extends VBox {
  private final PathViewModel model;
  private final Messages messages;

  ComparedTable(PathViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    model.drawingProperty().addListener(o -> show());
    show();
  }

  private void show() {
    getChildren().clear();
    PathViewModel.Drawing drawing = model.drawingProperty().get();
    if (drawing == null) {
      return;
    }
    Analysis analysis = drawing.localisation().main();
    SectionHeader header =
        new SectionHeader(messages.text("path.compare"))
            .note(
                messages.text(
                    "path.compare.counts",
                    "normal",
                    analysis.observations() - analysis.failing().size(),
                    "abnormal",
                    analysis.failing().size()));
    header.setPadding(new Insets(9, 12, 9, 12));
    getChildren().add(header);
    if (analysis.explanations().isEmpty()) {
      Label none = Labels.body(messages.text("path.compare.none"));
      none.setPadding(new Insets(14, 16, 14, 16));
      getChildren().add(none);
      return;
    }
    VBox rows = new VBox(head());
    for (Explanation e : analysis.explanations()) {
      rows.getChildren()
          .add(
              row(
                  analysis.settled() ? Status.PROBLEM : Status.INCONCLUSIVE,
                  drawing.faults().title(e),
                  e.explained().size(),
                  drawing.faults().against(e),
                  true));
    }
    for (Rejected r : analysis.rejected()) {
      rows.getChildren()
          .add(
              row(
                  Status.SKIPPED,
                  drawing.faults().title(r),
                  r.explained().size(),
                  drawing.faults().against(r),
                  false));
    }
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().add(scroll);
  }

  private Node head() {
    GridPane grid =
        grid(
            Labels.secondary(messages.text("path.compare.explanation")),
            Labels.secondary(messages.text("path.compare.explains")),
            Labels.secondary(messages.text("path.compare.against")));
    grid.getStyleClass().add("compare-head");
    return grid;
  }

  private Node row(Status status, String title, int explains, String against, boolean held) {
    Label name = held ? Labels.cardTitle(fixed(title)) : Labels.body(fixed(title));
    Labels.wrapping(name);
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox first = new HBox(8, new StatusGlyph(messages, status, 14), name);
    first.setAlignment(Pos.CENTER_LEFT);
    int of = model.drawingProperty().get() == null ? 0 : failing();
    Label reasons = Labels.wrapping(Labels.secondary(fixed(against)));
    GridPane grid = grid(first, Labels.figure(fixed(explains + " / " + of)), reasons);
    grid.getStyleClass().add(held ? "compare-held" : "compare-row");
    return grid;
  }

  private int failing() {
    PathViewModel.Drawing drawing = model.drawingProperty().get();
    return drawing == null ? 0 : drawing.localisation().main().failing().size();
  }

  private static GridPane grid(Node... cells) {
    GridPane grid = new GridPane();
    grid.setHgap(12);
    grid.setPadding(new Insets(8, 12, 8, 12));
    double[] widths = {46, 16, 38};
    for (int i = 0; i < cells.length; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(widths[i]);
      column.setHalignment(i == 1 ? HPos.RIGHT : HPos.LEFT);
      grid.getColumnConstraints().add(column);
      if (cells[i] instanceof Region region) {
        region.setMinHeight(Region.USE_PREF_SIZE);
      }
      grid.add(cells[i], i, 0);
    }
    return grid;
  }

  private static SimpleStringProperty fixed(String text) {
    return new SimpleStringProperty(text);
  }
}
