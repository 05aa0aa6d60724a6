package dev.podnosis.ui.diagnose;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.report.ClientLookupWords;
import dev.podnosis.ui.common.Hint;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Printable;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.StatusGlyph;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A row of the resolver's queries: what is asked of whom, what came of it, how that is known. */
final class QueryCell extends ListCell<ClientLookupWords.Row> {
  private static final double SIGN = 15;
  private static final double NUMBER = 30;
  private static final double SOURCE = 250;

  private final Messages messages;
  private final QueriesViewModel model;

  QueryCell(Messages messages, QueriesViewModel model) {
    this.messages = messages;
    this.model = model;
    getStyleClass().add("query-cell");
    // The words give way, the list does not scroll sideways.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(ClientLookupWords.@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    setText("");
    if (empty || row == null) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    HBox line = new HBox(10, sign(row.role()), number(row), question(row), answer(row));
    line.setAlignment(Pos.CENTER_LEFT);
    setGraphic(line);
    setAccessibleText(
        messages
            .language()
            .clauses(
                List.of(
                    Figures.count(row.number()),
                    row.types() + " " + Printable.text(row.name()),
                    row.said())));
  }

  private Node sign(ClientLookupWords.Role role) {
    return switch (role) {
      case FAILS -> new StatusGlyph(messages, Status.PROBLEM, SIGN);
      case SUCCEEDS -> new StatusGlyph(messages, Status.OK, SIGN);
      case UNKNOWN -> new StatusGlyph(messages, Status.INCONCLUSIVE, SIGN);
      case PASSED -> {
        Region none = new Region();
        none.setMinWidth(SIGN);
        yield none;
      }
    };
  }

  private static Node number(ClientLookupWords.Row row) {
    Label number = new Label(Figures.count(row.number()));
    number.getStyleClass().addAll("figure", "muted");
    number.setAlignment(Pos.CENTER_RIGHT);
    number.setMinWidth(NUMBER);
    return number;
  }

  private Node question(ClientLookupWords.Row row) {
    Label name = new Label(Printable.text(row.name()));
    name.getStyleClass().add("mono");
    Hint.on(name, name::getText);
    Label asked =
        new Label(
            messages.get(
                row.at().isEmpty() ? "diagnose.queries.asked" : "diagnose.queries.asked-later",
                "types",
                row.types(),
                "server",
                Printable.text(row.server()),
                "transport",
                row.transport(),
                "at",
                row.at()));
    asked.getStyleClass().add("secondary");
    VBox words = Labels.twoLines(name, asked);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    return words;
  }

  private Node answer(ClientLookupWords.Row row) {
    Label answer = new Label(row.answer());
    answer
        .getStyleClass()
        .addAll(
            switch (row.role()) {
              case FAILS -> List.of("figure", "text-problem");
              case SUCCEEDS -> List.of("figure", "text-ok");
              case PASSED -> List.of("figure", "strong-figure");
              case UNKNOWN -> List.of("secondary");
            });
    VBox words = new VBox(2, answer);
    words.setAlignment(Pos.CENTER_RIGHT);
    words.setMinWidth(Region.USE_PREF_SIZE);
    if (!row.source().isEmpty()) {
      Label source = new Label(row.source());
      source.getStyleClass().add("secondary");
      source.setMaxWidth(SOURCE);
      Hint.on(source, source::getText);
      HBox known = new HBox(6, source);
      known.setAlignment(Pos.CENTER_RIGHT);
      if (!row.evidence().isEmpty()) {
        Hyperlink evidence = new Hyperlink(row.evidence().getFirst());
        evidence.setOnAction(event -> model.show(row));
        known.getChildren().add(evidence);
      }
      words.getChildren().add(known);
    }
    return words;
  }
}
