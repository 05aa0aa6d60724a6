package dev.podnosis.ui.symptom;

import dev.podnosis.ui.common.Clip;
import dev.podnosis.ui.common.ColumnWidths;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.MiddleEllipsis;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.StatusGlyph;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The pods that fit. Enter, space or a click chooses one. */
final class PodTable extends TableView<PodRow> {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");
  private static final double HEIGHT = 272;

  private final ScreenContext context;
  private final PodsViewModel pods;
  private final Messages messages;

  PodTable(ScreenContext context, PodsViewModel pods) {
    this.context = context;
    this.pods = pods;
    this.messages = context.messages();
    setId("pod-table");
    getStyleClass().addAll("edge-to-edge", "pod-table");
    setPrefHeight(HEIGHT);
    setMinHeight(190);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
    accessibleTextProperty().bind(messages.text("symptom.pod"));
    TableColumn<PodRow, PodRow> name = column("pod", "symptom.column.pod", 250, PodRow::name);
    name.setCellFactory(of -> new NameCell());
    name.setComparator((a, b) -> a.name().compareTo(b.name()));
    getColumns().add(name);
    getColumns().add(text("namespace", "symptom.column.namespace", 96, PodRow::namespace, true));
    getColumns().add(text("node", "symptom.column.node", 120, PodRow::node, true));
    getColumns().add(text("image", "symptom.column.image", 150, PodRow::image, true));
    getColumns().add(text("policy", "symptom.column.policy", 114, PodRow::dnsPolicy, false));
    TableColumn<PodRow, PodRow> log = column("log", "symptom.column.log", 150, PodRow::path);
    log.setSortable(false);
    log.setCellFactory(of -> new LogCell());
    getColumns().add(log);
    ColumnWidths.remember(this, "pods", context.preferences());
    SortedList<PodRow> sorted = new SortedList<>(pods.rows());
    sorted.comparatorProperty().bind(comparatorProperty());
    setItems(sorted);
    setRowFactory(of -> new Row());
    setPlaceholder(
        Labels.secondary(
            messages.of(
                pods.readingProperty(), r -> messages.get("symptom.pods." + emptiness(r)))));
    addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    pods.chosenProperty().addListener(changed -> mark());
    pods.goneProperty().addListener(changed -> refresh());
    pods.logProperty().addListener(changed -> refresh());
    context.shell().screenShareProperty().addListener(changed -> refresh());
    messages.languageProperty().addListener(changed -> refresh());
    mark();
  }

  private static String emptiness(PodsViewModel.Reading reading) {
    if (reading.busy()) {
      return "loading";
    }
    return switch (reading.end()) {
      case REFUSED, FAILED -> "unlisted";
      case ENOUGH, ALL, MORE -> "none";
    };
  }

  private void mark() {
    PodRow chosen = pods.chosenProperty().get();
    if (chosen != null) {
      getSelectionModel().select(chosen);
    } else {
      getSelectionModel().clearSelection();
    }
    refresh();
  }

  private void press(KeyEvent event) {
    PodRow row = getSelectionModel().getSelectedItem();
    if (row == null) {
      return;
    }
    boolean chooses = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
    if (chooses && !event.isShortcutDown()) {
      pods.choose(row);
      event.consume();
    } else if (event.getCode() == KeyCode.C && event.isShortcutDown() && !event.isShiftDown()) {
      Clip.put(row.path());
      event.consume();
    }
  }

  private TableColumn<PodRow, PodRow> column(
      String id, String key, double width, Function<PodRow, String> by) {
    TableColumn<PodRow, PodRow> column = new TableColumn<>();
    column.setId(id);
    column.textProperty().bind(messages.text(key));
    column.setPrefWidth(width);
    column.setMinWidth(70);
    column.setCellValueFactory(of -> new ReadOnlyObjectWrapper<>(of.getValue()));
    column.setComparator((a, b) -> by.apply(a).compareTo(by.apply(b)));
    return column;
  }

  private TableColumn<PodRow, PodRow> text(
      String id, String key, double width, Function<PodRow, String> of, boolean name) {
    TableColumn<PodRow, PodRow> column = column(id, key, width, of);
    column.setCellFactory(c -> new TextCell(of, name));
    return column;
  }

  private boolean isChosen(PodRow row) {
    PodRow chosen = pods.chosenProperty().get();
    return chosen != null && chosen.path().equals(row.path());
  }

  private boolean isGone(PodRow row) {
    PodRow gone = pods.goneProperty().get();
    return gone != null && gone.path().equals(row.path());
  }

  private String shown(String name) {
    return context.shell().discreet(new SimpleStringProperty(name)).getValue();
  }

  static Status status(PodLog told) {
    return switch (told) {
      case PodLog.NotLooked ignored -> Status.NOT_YET;
      case PodLog.Reading ignored -> Status.RUNNING;
      case PodLog.Read read -> read.errors() > 0 ? Status.PROBLEM : Status.OK;
      case PodLog.NotReadable ignored -> Status.INCONCLUSIVE;
      case PodLog.NotRunning ignored -> Status.SKIPPED;
    };
  }

  /** What a log tells; in whole where there is room for it. */
  static String words(PodLog told, Messages messages, boolean whole) {
    return switch (told) {
      case PodLog.NotLooked ignored -> "";
      case PodLog.Reading ignored -> messages.get("symptom.log.reading");
      case PodLog.Read(int errors, int lines) ->
          messages.get(
              whole ? "symptom.log.seen" : "symptom.log.errors", "n", errors, "lines", lines);
      case PodLog.NotReadable ignored -> messages.get("symptom.log.not-readable");
      case PodLog.NotRunning ignored -> messages.get("symptom.log.not-running");
    };
  }

  private final class Row extends TableRow<PodRow> {
    Row() {
      setOnMouseClicked(
          event -> {
            if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
              pods.choose(getItem());
            }
          });
    }

    @Override
    protected void updateItem(@Nullable PodRow row, boolean empty) {
      super.updateItem(row, empty);
      pseudoClassStateChanged(CHOSEN, row != null && !empty && isChosen(row));
      pseudoClassStateChanged(GONE, row != null && !empty && isGone(row));
    }
  }

  private final class NameCell extends TableCell<PodRow, PodRow> {
    private final StringProperty name = new SimpleStringProperty("");
    private final HBox box;

    NameCell() {
      Region dot = new Region();
      dot.getStyleClass().add("choice-dot");
      Region circle = new VBox(dot);
      circle.getStyleClass().add("choice-circle");
      MiddleEllipsis label = new MiddleEllipsis(name);
      label.getStyleClass().addAll("mono", "pod-name");
      box = new HBox(8, circle, label);
      box.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable PodRow row, boolean empty) {
      super.updateItem(row, empty);
      setGraphic(row == null || empty ? null : box);
      if (row != null && !empty) {
        name.set(shown(row.name()));
      }
    }
  }

  private final class TextCell extends TableCell<PodRow, PodRow> {
    private final StringProperty value = new SimpleStringProperty("");
    private final MiddleEllipsis label = new MiddleEllipsis(value);
    private final Function<PodRow, String> of;
    private final boolean name;

    TextCell(Function<PodRow, String> of, boolean name) {
      this.of = of;
      this.name = name;
      label.getStyleClass().add("mono");
    }

    @Override
    protected void updateItem(@Nullable PodRow row, boolean empty) {
      super.updateItem(row, empty);
      setGraphic(row == null || empty ? null : label);
      if (row != null && !empty) {
        value.set(name ? shown(of.apply(row)) : of.apply(row));
      }
    }
  }

  private final class LogCell extends TableCell<PodRow, PodRow> {
    private final StatusGlyph glyph = new StatusGlyph(messages, Status.NOT_YET, 13);
    private final Label words = new Label();
    private final HBox box = new HBox(7, glyph, words);

    LogCell() {
      words.getStyleClass().add("secondary");
      box.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable PodRow row, boolean empty) {
      super.updateItem(row, empty);
      PodLog told = pods.logProperty().get();
      boolean mine = row != null && !empty && isChosen(row);
      setGraphic(mine ? box : null);
      if (mine) {
        glyph.statusProperty().set(PodTable.status(told));
        words.setText(PodTable.words(told, messages, false));
      }
    }
  }
}
