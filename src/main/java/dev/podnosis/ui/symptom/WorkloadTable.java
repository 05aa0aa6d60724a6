package dev.podnosis.ui.symptom;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.ui.common.ColumnWidths;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.MiddleEllipsis;
import dev.podnosis.ui.common.ScreenContext;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/** The workloads that fit; choosing one shows its pods. */
final class WorkloadTable extends TableView<WorkloadRow> {
  private final ScreenContext context;
  private final PodsViewModel pods;
  private final Messages messages;

  WorkloadTable(ScreenContext context, PodsViewModel pods) {
    this.context = context;
    this.pods = pods;
    this.messages = context.messages();
    setId("workload-table");
    getStyleClass().addAll("edge-to-edge", "pod-table");
    setPrefHeight(272);
    setMinHeight(190);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
    accessibleTextProperty().bind(messages.text("symptom.workloads"));
    getColumns().add(column("name", "symptom.column.workload", 240, WorkloadRow::name, true));
    getColumns().add(column("kind", "symptom.column.kind", 110, WorkloadRow::kind, false));
    getColumns()
        .add(column("namespace", "symptom.column.namespace", 110, WorkloadRow::namespace, true));
    getColumns()
        .add(
            column(
                "ready",
                "symptom.column.ready",
                80,
                w -> Figures.count(w.ready()) + " / " + Figures.count(w.wanted()),
                false));
    getColumns().add(column("image", "symptom.column.image", 160, WorkloadRow::image, true));
    getColumns().add(column("policy", "symptom.column.policy", 110, WorkloadRow::dnsPolicy, false));
    ColumnWidths.remember(this, "workloads", context.preferences());
    setItems(pods.workloads());
    setPlaceholder(Labels.secondary(messages.text("symptom.workloads.none")));
    setRowFactory(of -> new Row());
    addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    context.shell().screenShareProperty().addListener(changed -> refresh());
  }

  private void press(KeyEvent event) {
    WorkloadRow row = getSelectionModel().getSelectedItem();
    if (row != null && event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
      choose(row);
      event.consume();
    }
  }

  /** One whose pods cannot be told by labels alone narrows to its name. */
  private void choose(WorkloadRow row) {
    pods.searchProperty().set(row.selector().isEmpty() ? row.path() : "");
    pods.workloadProperty().set(row.selector().isEmpty() ? null : row);
  }

  private TableColumn<WorkloadRow, String> column(
      String id, String key, double width, Function<WorkloadRow, String> of, boolean name) {
    TableColumn<WorkloadRow, String> column = new TableColumn<>();
    column.setId(id);
    column.textProperty().bind(messages.text(key));
    column.setPrefWidth(width);
    column.setMinWidth(70);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(of.apply(row.getValue())));
    column.setCellFactory(c -> new TextCell(name));
    return column;
  }

  private final class Row extends TableRow<WorkloadRow> {
    Row() {
      setOnMouseClicked(
          event -> {
            if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
              choose(getItem());
            }
          });
    }
  }

  private final class TextCell extends TableCell<WorkloadRow, String> {
    private final StringProperty value = new SimpleStringProperty("");
    private final MiddleEllipsis label = new MiddleEllipsis(value);
    private final boolean name;

    TextCell(boolean name) {
      this.name = name;
      label.getStyleClass().add("mono");
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
      super.updateItem(text, empty);
      setGraphic(text == null || empty ? null : label);
      if (text != null && !empty) {
        boolean hidden = name && context.shell().screenShareProperty().get();
        value.set(hidden ? "••••••" : text);
      }
    }
  }
}
