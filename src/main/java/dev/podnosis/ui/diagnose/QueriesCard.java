package dev.podnosis.ui.diagnose;

import dev.podnosis.diagnosis.StepId;
import dev.podnosis.report.ClientLookupWords;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.Clip;
import dev.podnosis.ui.common.CopyButton;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Printable;
import dev.podnosis.ui.common.Redraw;
import dev.podnosis.ui.common.SectionHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/**
 * Every query that the client's resolver sends for each failing name, in the step that reads the
 * resolver's file. A long row scrolls within itself; only what is in view is drawn.
 */
final class QueriesCard extends VBox {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
  private static final double ROW = 47;
  private static final int MOST_IN_VIEW = 9;

  private final Messages messages;
  private final QueriesViewModel model;
  private final List<Node> cards = new ArrayList<>();
  private StepId step = StepId.CLASSIFY_ERROR;
  private boolean drawn;

  QueriesCard(Messages messages, QueriesViewModel model) {
    super(12);
    this.messages = messages;
    this.model = model;
    setId("queries");
    model.lookupsProperty().addListener(Redraw.of(this, this::drawAnew));
  }

  void show(StepPage page) {
    step = page.head().step();
    place();
  }

  /** Out of their step the cards are not in the window: they would be styled with every change. */
  private void place() {
    boolean here = step == StepId.CHECK_POD_DNS_CONFIG && !model.lookupsProperty().get().isEmpty();
    setVisible(here);
    setManaged(here);
    if (!here) {
      getChildren().clear();
    } else if (!drawn) {
      draw();
    } else if (getChildren().isEmpty()) {
      getChildren().setAll(cards);
    }
  }

  private void drawAnew() {
    drawn = false;
    place();
  }

  private void draw() {
    cards.clear();
    for (ClientLookupWords lookup : model.lookupsProperty().get()) {
      cards.add(card(lookup));
    }
    getChildren().setAll(cards);
    drawn = true;
  }

  private Node card(ClientLookupWords lookup) {
    SectionHeader head =
        new SectionHeader(messages.text("diagnose.queries.title"))
            .icon(MaterialDesignF.FORMAT_LIST_NUMBERED)
            .note(new SimpleStringProperty(Printable.text(lookup.libc() + " · " + lookup.name())))
            .actions(new CopyButton(messages, lookup::text));
    Label outcome =
        Labels.wrapping(Labels.body(new SimpleStringProperty(Printable.text(lookup.outcome()))));
    outcome.getStyleClass().addAll("row", "queries-outcome");
    outcome.setMaxWidth(Double.MAX_VALUE);
    return Card.edgeToEdge(head, new VBox(outcome, list(lookup)));
  }

  private ListView<ClientLookupWords.Row> list(ClientLookupWords lookup) {
    ListView<ClientLookupWords.Row> list =
        new ListView<>(FXCollections.observableList(lookup.rows()));
    list.getStyleClass().addAll("edge-to-edge", "queries");
    list.setFixedCellSize(ROW);
    int shown = Math.min(lookup.rows().size(), MOST_IN_VIEW);
    list.prefHeightProperty().bind(list.fixedCellSizeProperty().multiply(shown).add(2));
    list.minHeightProperty().bind(list.prefHeightProperty());
    list.maxHeightProperty().bind(list.prefHeightProperty());
    list.setCellFactory(view -> new QueryCell(messages, model));
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.accessibleTextProperty().set(lookup.heading());
    list.addEventHandler(KeyEvent.KEY_PRESSED, event -> press(event, list));
    return list;
  }

  private void press(KeyEvent event, ListView<ClientLookupWords.Row> list) {
    ClientLookupWords.Row chosen = list.getSelectionModel().getSelectedItem();
    if (chosen == null) {
      return;
    }
    if (COPY.match(event)) {
      Clip.put(
          list.getSelectionModel().getSelectedItems().stream()
              .map(ClientLookupWords.Row::line)
              .collect(Collectors.joining("\n", "", "\n")));
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
      model.show(chosen);
      event.consume();
    }
  }
}
