package dev.podnosis.ui.traffic;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.coredns.log.LogLine;
import dev.podnosis.coredns.log.LogLines;
import dev.podnosis.ui.common.Clip;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Room;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/** The lines that pass the filter, in order of time, the replica beside each. */
final class LinesView extends BorderPane {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final Messages messages;
  private final Naming naming;
  private final ZoneId zone;
  private final TableView<LogLines.Entry> table = new TableView<>();
  private final DoubleBinding scale = Room.scale(this);

  LinesView(Messages messages, LogLines lines, Naming naming, ZoneId zone, boolean complete) {
    this.messages = messages;
    this.naming = naming;
    this.zone = zone;
    setPadding(new Insets(12, 16, 12, 16));
    table.setId("traffic-lines");
    table.getStyleClass().addAll("dense", "mono-table");
    table.setFixedCellSize(27);
    table.setItems(FXCollections.observableArrayList(lines.lines()));
    table.setPlaceholder(Labels.secondary(messages.text("traffic.lines.none")));
    column("traffic.lines.time", 110, this::time);
    column("traffic.lines.replica", 170, e -> naming.shortReplica(e.replica()));
    column("traffic.lines.rcode", 90, LinesView::rcode);
    column("traffic.lines.type", 60, LinesView::type);
    column("traffic.lines.what", 520, this::what);
    column("traffic.lines.client", 190, this::client);
    column("traffic.lines.took", 80, LinesView::took);
    table.setRowFactory(t -> new Row());
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::copy);
    String key = lines.more() ? "traffic.lines.more" : "traffic.lines.all";
    Label count = Labels.secondary(messages.text(key, "n", lines.lines().size()));
    setTop(
        complete
            ? count
            : Labels.wrapping(
                Labels.secondary(
                    messages.text("traffic.lines.excerpt", "n", lines.lines().size()))));
    BorderPane.setMargin(getTop(), new Insets(0, 0, 8, 0));
    setCenter(table);
  }

  private void column(String title, double width, Function<LogLines.Entry, String> text) {
    TableColumn<LogLines.Entry, String> column = new TableColumn<>();
    column.textProperty().bind(messages.text(title));
    column.prefWidthProperty().bind(scale.multiply(width));
    column.setSortable(true);
    column.setCellValueFactory(d -> new ReadOnlyStringWrapper(text.apply(d.getValue())));
    table.getColumns().add(column);
  }

  private String time(LogLines.Entry entry) {
    ZonedDateTime at = entry.at() == null ? null : entry.at().atZone(zone);
    return at == null ? "–" : TIME.format(at);
  }

  private static String rcode(LogLines.Entry entry) {
    return entry.line() instanceof LogLine.Query q ? q.rcode() : "";
  }

  private static String type(LogLines.Entry entry) {
    return entry.line() instanceof LogLine.Query q ? q.type() : "";
  }

  private String what(LogLines.Entry entry) {
    return entry.line() instanceof LogLine.Query q
        ? naming.name(q.name())
        : naming.text(entry.text());
  }

  private String client(LogLines.Entry entry) {
    return entry.line() instanceof LogLine.Query q ? naming.client(q.client()) : "";
  }

  private static String took(LogLines.Entry entry) {
    return entry.line() instanceof LogLine.Query q ? Figures.latency(q.duration()) : "";
  }

  private void copy(KeyEvent e) {
    LogLines.Entry chosen = table.getSelectionModel().getSelectedItem();
    if (COPY.match(e) && chosen != null) {
      Clip.put(naming.text(chosen.text()));
      e.consume();
    }
  }

  /** Failed queries and errors stand out. */
  private static final class Row extends TableRow<LogLines.Entry> {
    @Override
    protected void updateItem(LogLines.@Nullable Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      getStyleClass().removeAll("line-failed", "line-message");
      if (entry != null && !empty) {
        switch (entry.line()) {
          case LogLine.Query q when q.rcode().equals("SERVFAIL") || q.rcode().equals("-") ->
              getStyleClass().add("line-failed");
          case LogLine.Query q -> {}
          case LogLine.PluginError e -> getStyleClass().add("line-failed");
          default -> getStyleClass().add("line-message");
        }
      }
    }
  }
}
