package dev.podnosis.ui.start;

import dev.podnosis.ui.common.Badge;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.MiddleEllipsis;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.Status;
import java.util.List;
import java.util.WeakHashMap;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A context in the list: name, address and what is known, and its badge. */
final class ContextCell extends ListCell<ContextEntry> {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final ScreenContext context;
  private final StartViewModel model;
  private final WeakHashMap<ContextEntry, Node> rows = new WeakHashMap<>();

  ContextCell(ScreenContext context, StartViewModel model) {
    this.context = context;
    this.model = model;
    getStyleClass().add("source-cell");
    // The row may not be wider than the list.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable ContextEntry entry, boolean empty) {
    super.updateItem(entry, empty);
    accessibleTextProperty().unbind();
    if (empty || entry == null) {
      setGraphic(null);
      pseudoClassStateChanged(CHOSEN, false);
      return;
    }
    setGraphic(rows.computeIfAbsent(entry, this::row));
    boolean chosen =
        model.chosenProperty().get() instanceof StartViewModel.Chosen.OfContext(ContextEntry e)
            && e == entry;
    pseudoClassStateChanged(CHOSEN, chosen);
    accessibleTextProperty().bind(words(entry));
  }

  private ObservableValue<String> words(ContextEntry entry) {
    Messages messages = context.messages();
    return Bindings.createStringBinding(
        () ->
            messages
                .language()
                .clauses(
                    List.of(
                        shown(entry.context().name()),
                        ContextWords.badge(entry.stateProperty().get(), messages),
                        shown(ContextWords.line(entry, messages)))),
        entry.stateProperty(),
        messages.languageProperty(),
        context.shell().screenShareProperty());
  }

  private String shown(String name) {
    return context.shell().discreet(new SimpleStringProperty(name)).getValue();
  }

  private Node row(ContextEntry entry) {
    Messages messages = context.messages();
    Region dot = new Region();
    dot.getStyleClass().add("choice-dot");
    Region circle = new VBox(dot);
    circle.getStyleClass().add("choice-circle");
    MiddleEllipsis name =
        new MiddleEllipsis(
            context.shell().discreet(new SimpleStringProperty(entry.context().name())));
    name.getStyleClass().add("card-title");
    Label line =
        Labels.secondary(
            context
                .shell()
                .discreet(
                    messages.of(
                        entry.stateProperty(), state -> ContextWords.line(entry, messages))));
    line.setMinWidth(0);
    VBox words = Labels.twoLines(name, line);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    Badge badge =
        new Badge(
            messages,
            Status.NOT_YET,
            messages.of(entry.stateProperty(), s -> ContextWords.badge(s, messages)));
    badge.statusProperty().bind(entry.stateProperty().map(ContextWords::status));
    HBox row = new HBox(10, circle, words, badge);
    row.getStyleClass().add("source-row");
    return row;
  }
}
