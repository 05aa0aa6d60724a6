package dev.podnosis.ui;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.ui.common.Icons;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.ShellState;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.StatusGlyph;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/**
 * The bar at the bottom: the screen's own items at the left, the counts of the session at the
 * right.
 */
final class StatusBar extends HBox {

  private final HBox items = new HBox(12);
  private final Messages messages;
  private final Label product;
  private final BooleanProperty narrow = new SimpleBooleanProperty(this, "narrow");

  StatusBar(Messages messages, ShellState state, String version) {
    this.messages = messages;
    setId("status-bar");
    getStyleClass().add("status-bar");
    setMinWidth(0);
    items.getStyleClass().add("status-items");
    HBox.setHgrow(items, Priority.ALWAYS);
    product = Labels.of(new SimpleStringProperty("Podnosis " + version), "secondary");
    HBox elapsed = count("status.elapsed", state.elapsedProperty(), "figure");
    showIf(elapsed, state.elapsedProperty().isNotEmpty());
    Separator after = new Separator(Orientation.VERTICAL);
    showIf(after, state.elapsedProperty().isNotEmpty());
    HBox calls = count("status.api-calls", figure(state.apiCallsProperty()), "strong");
    Separator afterCalls = new Separator(Orientation.VERTICAL);
    Node objects = objects(state);
    // Without a session nothing is counted; the Connect screen asks clusters before there is one.
    ObservableBooleanValue counted =
        state
            .contextProperty()
            .isNotEmpty()
            .or(state.screenProperty().isEqualTo(ScreenId.CONNECT))
            .or(state.objectsProperty().greaterThan(0));
    List.of(calls, afterCalls, objects).forEach(node -> showIf(node, counted));
    getChildren().addAll(items, elapsed, after, calls, afterCalls, objects);
    show(List.of());
  }

  /** Shows a screen's own items; the product's name when it has none. */
  void show(List<Node> screenItems) {
    items.getChildren().setAll(screenItems.isEmpty() ? List.of(product) : screenItems);
    getStyleClass().remove("with-buttons");
    if (screenItems.stream().anyMatch(Button.class::isInstance)) {
      getStyleClass().add("with-buttons");
    }
  }

  /** Whether the notes beside the counts are left out. */
  BooleanProperty narrowProperty() {
    return narrow;
  }

  private Node objects(ShellState state) {
    FontIcon icon = Icons.of(MaterialDesignC.CUBE_OUTLINE);
    StatusGlyph glyph = new StatusGlyph(messages, state.objectsStatusProperty(), 13);
    ObservableBooleanValue judged = state.objectsStatusProperty().isNotEqualTo(Status.NOT_YET);
    showIf(glyph, judged);
    showIf(icon, Bindings.not(judged));
    HBox box = count("status.objects", figure(state.objectsProperty()), "strong");
    box.getChildren().addFirst(icon);
    box.getChildren().addFirst(glyph);
    Label note = Labels.secondary(state.objectsNoteProperty());
    showIf(note, state.objectsNoteProperty().isNotEmpty().and(narrow.not()));
    box.getChildren().add(note);
    box.setId("objects-in-cluster");
    return box;
  }

  private HBox count(String key, ObservableValue<String> value, String valueClass) {
    Label name = Labels.secondary(messages.text(key));
    Label number = Labels.of(value, "status-value", valueClass);
    HBox box = new HBox(6, name, number);
    box.getStyleClass().add("status-count");
    box.setMinWidth(Region.USE_PREF_SIZE);
    return box;
  }

  private static ObservableValue<String> figure(ObservableValue<Number> value) {
    return value.map(number -> Figures.count(number.longValue()));
  }

  private static void showIf(Node node, ObservableBooleanValue shown) {
    node.visibleProperty().bind(shown);
    node.managedProperty().bind(shown);
  }
}
