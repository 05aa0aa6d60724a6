package dev.podnosis.ui.common;

import atlantafx.base.controls.CustomTextField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** Search over everything one can go to (Ctrl K). Screens add what they have. */
public final class Palette {

  /**
   * Somewhere to go.
   *
   * @param icon before the words
   * @param text what it is
   * @param detail more about it; may be empty
   * @param go goes there
   */
  public record Entry(Ikon icon, String text, String detail, Runnable go) {}

  /** A place that takes its time to search. */
  public interface Search {
    /** Searches; what was searched for before is no longer wanted. Empty words: nothing is. */
    void find(String words, Consumer<List<Entry>> found);
  }

  private static final int MOST = 50;

  private final List<Function<String, List<Entry>>> sources = new ArrayList<>();
  private final List<Search> searches = new ArrayList<>();
  private final Messages messages;
  private final Overlay overlay;

  /** A search that finds nothing yet. */
  public Palette(Messages messages, Overlay overlay) {
    this.messages = messages;
    this.overlay = overlay;
  }

  /**
   * Adds a place to search.
   *
   * @param source gives, at once and on the JavaFX thread, what fits the words typed; everything
   *     for an empty text
   */
  public void addSource(Function<String, List<Entry>> source) {
    sources.add(source);
  }

  /** Adds a place to search that gives what it finds later, after what is known at once. */
  public void addSearch(Search search) {
    searches.add(search);
  }

  /** Opens the search. */
  public void open() {
    ObservableList<Entry> found = FXCollections.observableArrayList();
    ListView<Entry> list = new ListView<>(found);
    list.setId("palette-list");
    list.getStyleClass().addAll("edge-to-edge", "palette-list");
    list.setCellFactory(view -> new Cell());
    list.setFocusTraversable(false);
    list.setPlaceholder(Labels.secondary(messages.text("palette.nothing")));
    CustomTextField field = new CustomTextField();
    field.setId("palette-field");
    field.setLeft(Icons.of(MaterialDesignM.MAGNIFY, Icons.MEDIUM));
    field.promptTextProperty().bind(messages.text("palette.prompt"));
    field.accessibleTextProperty().bind(messages.text("palette.prompt"));
    field.textProperty().addListener((source, before, now) -> find(now, found, list));
    field.addEventFilter(KeyEvent.KEY_PRESSED, event -> press(event, list));
    list.setOnMouseClicked(event -> go(list));
    VBox card = new VBox(field, list);
    card.getStyleClass().addAll("dialog-card", "palette");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    find("", found, list);
    overlay.show(card);
  }

  private void find(String words, ObservableList<Entry> found, ListView<Entry> list) {
    List<Entry> all = new ArrayList<>();
    for (Function<String, List<Entry>> source : sources) {
      all.addAll(source.apply(words.strip()));
    }
    found.setAll(all.subList(0, Math.min(MOST, all.size())));
    list.getSelectionModel().selectFirst();
    for (Search search : searches) {
      search.find(words.strip(), more -> add(more, found, list));
    }
  }

  private static void add(List<Entry> more, ObservableList<Entry> found, ListView<Entry> list) {
    boolean first = found.isEmpty();
    found.addAll(more.subList(0, Math.clamp(MOST - (long) found.size(), 0, more.size())));
    if (first) {
      list.getSelectionModel().selectFirst();
    }
  }

  private void press(KeyEvent event, ListView<Entry> list) {
    switch (event.getCode()) {
      case DOWN -> list.getSelectionModel().selectNext();
      case UP -> list.getSelectionModel().selectPrevious();
      case ENTER -> go(list);
      default -> {
        return;
      }
    }
    list.scrollTo(list.getSelectionModel().getSelectedIndex());
    event.consume();
  }

  private void go(ListView<Entry> list) {
    Entry entry = list.getSelectionModel().getSelectedItem();
    if (entry != null) {
      overlay.close();
      entry.go().run();
    }
  }

  private static final class Cell extends ListCell<Entry> {
    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      setGraphic(empty || entry == null ? null : row(entry));
    }

    private static Node row(Entry entry) {
      Label text = new Label(Printable.text(entry.text()));
      Label detail = new Label(Printable.text(entry.detail()));
      detail.getStyleClass().add("secondary");
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      HBox row = new HBox(10, Icons.of(entry.icon(), Icons.MEDIUM), text, space, detail);
      row.getStyleClass().add("palette-row");
      return row;
    }
  }
}
