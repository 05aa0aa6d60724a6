package dev.podnosis.ui.start;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.Icons;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.MiddleEllipsis;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.SectionHeader;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** Where a support bundle or a saved case is opened, and those opened before. */
final class BundleCard extends StackPane {
  private final ScreenContext context;
  private final StartActions actions;
  private final Messages messages;

  BundleCard(ScreenContext context, StartActions actions) {
    this.context = context;
    this.actions = actions;
    this.messages = context.messages();
    Button choose = Buttons.link(messages.text("start.choose-file"), actions::chooseBundle);
    choose.setId("choose-bundle");
    DropArea drop =
        new DropArea(
            MaterialDesignA.ARCHIVE_ARROW_DOWN_OUTLINE,
            true,
            Labels.of(messages.text("start.bundle.drop"), "drop-words"),
            choose);
    VBox recent = new VBox(2);
    Runnable fill = () -> recent.getChildren().setAll(recent());
    actions.bundles().addListener((ListChangeListener<StartActions.Bundle>) c -> fill.run());
    context.shell().screenShareProperty().addListener(changed -> fill.run());
    fill.run();
    Card card =
        Card.of(
            new SectionHeader(messages.text("start.bundle"))
                .sign(Icons.accent(MaterialDesignP.PACKAGE_VARIANT_CLOSED, 20))
                .note(messages.text("start.bundle.offline")),
            new VBox(
                10,
                drop,
                recent,
                Labels.wrapping(Labels.secondary(messages.text("start.bundle.note")))));
    getChildren().add(card);
  }

  private java.util.List<Node> recent() {
    java.util.List<Node> rows = new java.util.ArrayList<>();
    if (!actions.bundles().isEmpty()) {
      Label head = Labels.of(messages.text("start.bundle.recent"), "field-label");
      rows.add(head);
    }
    for (StartActions.Bundle bundle : actions.bundles()) {
      MiddleEllipsis name =
          new MiddleEllipsis(
              context
                  .shell()
                  .discreet(new SimpleStringProperty(String.valueOf(bundle.file().getFileName()))));
      HBox.setHgrow(name, Priority.ALWAYS);
      name.setMaxWidth(Double.MAX_VALUE);
      Label size = Labels.secondary(new SimpleStringProperty(Figures.bytes(bundle.bytes())));
      size.setMinWidth(Label.USE_PREF_SIZE);
      HBox words = new HBox(9, Icons.of(MaterialDesignA.ARCHIVE_OUTLINE), name, size);
      words.getStyleClass().add("chip-words");
      Button open = new Button(null, words);
      open.getStyleClass().addAll("flat", "small", "row-button");
      open.setMaxWidth(Double.MAX_VALUE);
      open.accessibleTextProperty().bind(name.textProperty());
      open.setOnAction(e -> actions.openBundle(bundle.file()));
      words.prefWidthProperty().bind(open.widthProperty().subtract(12));
      rows.add(open);
    }
    return rows;
  }
}
