package dev.podnosis.ui.common;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Keeps the user's column widths. */
public final class ColumnWidths {

  private ColumnWidths() {}

  /**
   * Sets the columns of a table as wide as the user left them, and remembers changes.
   *
   * @param name the table's name in the preferences; each column needs an id of its own
   */
  public static void remember(TableView<?> table, String name, Preferences preferences) {
    for (TableColumn<?, ?> column : table.getColumns()) {
      String key = "column." + name + "." + column.getId();
      double width = preferences.number(key, column.getPrefWidth());
      column.setPrefWidth(Math.clamp(width, column.getMinWidth(), column.getMaxWidth()));
      column
          .widthProperty()
          .addListener((source, before, now) -> preferences.remember(key, now.doubleValue()));
    }
  }
}
