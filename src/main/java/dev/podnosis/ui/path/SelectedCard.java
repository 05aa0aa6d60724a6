package dev.podnosis.ui.path;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Transcript;
import dev.podnosis.path.Hop;
import dev.podnosis.path.Link;
import dev.podnosis.path.PathGraph;
import dev.podnosis.ui.common.Badge;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.CodeBlock;
import dev.podnosis.ui.common.CopyButton;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.workspace.WalkState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/** What was measured at the selected edge or station, from where else, and with which command. */
final class SelectedCard extends VBox {
  private static final int MOST_OTHERS = 4;

  /** The column of carriers and places (px). */
  private static final double KEYS = 96;

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
    VBox rows = new VBox(10);
    rows.setPadding(new Insets(12, 14, 12, 14));
    SectionHeader header = new SectionHeader(messages.text("path.selected"));
    header.setPadding(new Insets(9, 12, 9, 12));
    PathViewModel.Drawing drawing = model.drawingProperty().get();
    String id = model.selectedProperty().get();
    if (drawing != null) {
      Optional<PathGraph.Edge> edge = drawing.edge(id);
      edge.ifPresent(
          e -> {
            badge(drawing, e).ifPresent(header::actions);
            edge(rows, drawing, e);
          });
      drawing.graph().hop(id).ifPresent(h -> hop(rows, drawing, h));
    }
    if (rows.getChildren().isEmpty()) {
      rows.getChildren().add(Labels.wrapping(Labels.secondary(messages.text("path.select"))));
    }
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(header, scroll);
  }

  private Optional<Badge> badge(PathViewModel.Drawing drawing, PathGraph.Edge edge) {
    return drawing.words().edge(edge).stream()
        .findFirst()
        .map(text -> new Badge(messages, PathViewModel.sign(edge.status()), fixed(text)));
  }

  private void edge(VBox rows, PathViewModel.Drawing drawing, PathGraph.Edge edge) {
    rows.getChildren()
        .add(
            Labels.wrapping(
                Labels.cardTitle(
                    fixed(name(drawing, edge.from()) + " → " + name(drawing, edge.to())))));
    GridPane grid = new GridPane(10, 5);
    int row = 0;
    for (Link link : edge.links()) {
      if (link.measured()) {
        grid.addRow(row++, key(link.carrier().name()), figures(link));
      }
    }
    if (row == 0) {
      rows.getChildren().add(Labels.body(messages.text("path.not-tested")));
    }
    for (Map.Entry<String, String> other : others(drawing, edge).entrySet()) {
      Label value = Labels.wrapping(Labels.body(fixed(other.getValue())));
      grid.addRow(row++, key(messages.get("path.from", "place", other.getKey())), value);
    }
    rows.getChildren().add(grid);
    commands(rows, edge.links());
  }

  private Label key(String text) {
    Label key = Labels.wrapping(Labels.secondary(fixed(text)));
    key.setMinWidth(KEYS);
    key.setMaxWidth(KEYS);
    return key;
  }

  private Label figures(Link link) {
    String text = link.answered() + " / " + link.loss().total();
    if (link.loss().failures() > 0) {
      text =
          messages.get(
              "path.loss",
              "share",
              text,
              "low",
              Figures.decimal(100 * link.loss().low(), 0),
              "high",
              Figures.decimal(100 * link.loss().high(), 0));
    } else if (link.p50Ms() != null && link.p99Ms() != null) {
      text =
          messages.get(
              "path.times",
              "share",
              text,
              "p50",
              latency(link.p50Ms()),
              "p99",
              latency(link.p99Ms()));
    }
    Label label = Labels.wrapping(Labels.body(fixed(text)));
    if (link.answered() == 0) {
      label.getStyleClass().add("path-lost");
    }
    return label;
  }

  private static String latency(double millis) {
    return Figures.latency(Duration.ofNanos((long) (millis * 1e6)));
  }

  /** What others measured toward the same end. */
  private Map<String, String> others(PathViewModel.Drawing drawing, PathGraph.Edge edge) {
    Map<String, String> others = new LinkedHashMap<>();
    drawing.whole().links().stream()
        .filter(l -> l.measured() && l.to().equals(edge.to()))
        .filter(l -> !l.vantage().equals(edge.vantage()))
        .forEach(
            l ->
                others.merge(
                    name(drawing, l.vantage()),
                    l.carrier().name() + " " + l.answered() + " / " + l.loss().total(),
                    (a, b) -> messages.language().list(List.of(a, b))));
    while (others.size() > MOST_OTHERS) {
      others.remove(List.copyOf(others.keySet()).getLast());
    }
    return others;
  }

  private void commands(VBox rows, List<Link> links) {
    Optional<Evidence> first =
        links.stream()
            .sorted((a, b) -> b.status().compareTo(a.status()))
            .flatMap(l -> l.evidence().stream())
            .findFirst()
            .flatMap(model.workspace()::evidence);
    FlowPane actions = new FlowPane(8, 8);
    first
        .map(Evidence::transcript)
        .map(Transcript::command)
        .filter(c -> !c.isEmpty())
        .map(c -> model.workspace().veil().get().apply(c))
        .ifPresent(
            c -> {
              rows.getChildren().add(new CodeBlock(messages).command(c));
              actions
                  .getChildren()
                  .add(new CopyButton(messages, messages.text("path.copy-command"), () -> c));
            });
    first.ifPresent(
        e -> {
          actions
              .getChildren()
              .add(
                  Buttons.withIcon(
                      messages.text("path.evidence", "id", e.id()),
                      MaterialDesignF.FILE_SEARCH_OUTLINE,
                      () -> model.workspace().showEvidence(e.id())));
          rerun(e.probe()).ifPresent(actions.getChildren()::add);
        });
    if (!actions.getChildren().isEmpty()) {
      rows.getChildren().add(actions);
    }
  }

  private Optional<Button> rerun(ProbeId probe) {
    return model
        .workspace()
        .workbench()
        .flowchart()
        .stepOf(probe)
        .map(
            step -> {
              Button button =
                  Buttons.icon(
                      messages.text("path.rerun"),
                      MaterialDesignR.REFRESH,
                      () -> model.workspace().walk().run(step.id()));
              button
                  .disableProperty()
                  .bind(model.workspace().walk().stateProperty().map(WalkState::busy));
              return button;
            });
  }

  private void hop(VBox rows, PathViewModel.Drawing drawing, Hop hop) {
    rows.getChildren().add(Labels.cardTitle(fixed(drawing.words().hop(hop))));
    drawing
        .words()
        .lines(hop)
        .forEach(l -> rows.getChildren().add(Labels.wrapping(Labels.body(fixed(l)))));
    for (Link link : drawing.whole().links()) {
      if (link.measured() && (link.to().equals(hop.id()) || link.from().equals(hop.id()))) {
        rows.getChildren()
            .add(
                Labels.wrapping(
                    Labels.secondary(
                        fixed(
                            messages
                                .language()
                                .labelled(
                                    name(drawing, link.vantage())
                                        + " → "
                                        + name(drawing, link.to()),
                                    link.carrier().name()
                                        + " "
                                        + link.answered()
                                        + " / "
                                        + link.loss().total())))));
      }
    }
  }

  private static String name(PathViewModel.Drawing drawing, String hop) {
    return drawing
        .whole()
        .hop(hop)
        .or(() -> drawing.graph().hop(hop))
        .map(drawing.words()::hop)
        .orElse(hop);
  }

  private static SimpleStringProperty fixed(String text) {
    return new SimpleStringProperty(text);
  }
}
