package dev.podnosis.ui.path;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.Transcript;
import dev.podnosis.path.Hop;
import dev.podnosis.path.Link;
import dev.podnosis.path.PathGraph;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.CodeBlock;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.StatusGlyph;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What was measured at the selected edge or station, with the commands. */
final class SelectedCard extends StackPane {
  private final PathViewModel model;
  private final Messages messages;

  SelectedCard(PathViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    model.selectedProperty().addListener(o -> show());
    model.drawingProperty().addListener(o -> show());
    show();
  }

  private void show() {
    VBox rows = new VBox(8);
    PathViewModel.Drawing drawing = model.drawingProperty().get();
    String id = model.selectedProperty().get();
    if (drawing != null) {
      Optional<PathGraph.Edge> edge =
          drawing.graph().edges().stream().filter(e -> e.id().equals(id)).findFirst();
      edge.ifPresent(e -> edge(rows, drawing, e));
      drawing.graph().hop(id).ifPresent(h -> hop(rows, drawing, h));
    }
    if (rows.getChildren().isEmpty()) {
      rows.getChildren().add(Labels.secondary(messages.text("path.select")));
    }
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    getChildren().setAll(Card.of(new SectionHeader(messages.text("path.selected")), scroll));
  }

  private void edge(VBox rows, PathViewModel.Drawing drawing, PathGraph.Edge edge) {
    rows.getChildren()
        .add(
            Labels.cardTitle(fixed(name(drawing, edge.from()) + " → " + name(drawing, edge.to()))));
    for (Link link : edge.links()) {
      HBox row =
          new HBox(
              8,
              new StatusGlyph(messages, PathViewModel.sign(link.status()), 14),
              Labels.body(fixed(link.carrier().name())),
              Labels.figure(
                  link.measured()
                      ? fixed(link.answered() + " / " + link.loss().total())
                      : messages.text("path.not-tested")));
      if (link.measured()) {
        row.getChildren()
            .add(
                Labels.secondary(
                    messages.text(
                        "path.loss",
                        "low",
                        Figures.decimal(100 * link.loss().low(), 0),
                        "high",
                        Figures.decimal(100 * link.loss().high(), 0))));
      }
      row.setAlignment(Pos.CENTER_LEFT);
      link.evidence()
          .forEach(
              id ->
                  row.getChildren()
                      .add(Buttons.link(fixed(id), () -> model.workspace().showEvidence(id))));
      rows.getChildren().add(row);
    }
    edge.links().stream()
        .flatMap(l -> l.evidence().stream())
        .findFirst()
        .flatMap(model.workspace()::evidence)
        .map(Evidence::transcript)
        .map(Transcript::command)
        .filter(c -> !c.isEmpty())
        .ifPresent(c -> rows.getChildren().add(new CodeBlock(messages).command(c)));
  }

  private void hop(VBox rows, PathViewModel.Drawing drawing, Hop hop) {
    rows.getChildren().add(Labels.cardTitle(fixed(drawing.words().hop(hop))));
    drawing.words().lines(hop).forEach(l -> rows.getChildren().add(Labels.body(fixed(l))));
  }

  private static String name(PathViewModel.Drawing drawing, String hop) {
    return drawing.graph().hop(hop).map(Hop::label).orElse(hop);
  }

  private static SimpleStringProperty fixed(String text) {
    return new SimpleStringProperty(text);
  }
}
