package dev.podnosis.ui.start;

import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.DialogCard;
import dev.podnosis.ui.common.Hint;
import dev.podnosis.ui.common.Icons;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.workspace.CaseStore;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;

/** The sessions of before; a click goes on with one where it was left. */
final class RecentRow extends HBox {
  private static final int SHOWN = 2;

  private final ScreenContext context;
  private final StartViewModel model;
  private final StartActions actions;
  private final Messages messages;

  RecentRow(ScreenContext context, StartViewModel model, StartActions actions) {
    super(8);
    this.context = context;
    this.model = model;
    this.actions = actions;
    this.messages = context.messages();
    setId("recent-sessions");
    setAlignment(Pos.CENTER_LEFT);
    model.recent().addListener((ListChangeListener<CaseStore.Kept>) c -> fill());
    context.shell().screenShareProperty().addListener(changed -> fill());
    messages.languageProperty().addListener(changed -> fill());
    fill();
  }

  private void fill() {
    getChildren().clear();
    setVisible(!model.recent().isEmpty());
    setManaged(!model.recent().isEmpty());
    Label title = Labels.of(messages.text("start.recent"), "field-label");
    title.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().add(title);
    model.recent().stream().limit(SHOWN).forEach(kept -> getChildren().add(chip(kept)));
    if (model.recent().size() > SHOWN) {
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      Button all =
          Buttons.link(
              messages.text("start.recent.all", "n", model.recent().size()), this::showAll);
      all.setId("recent-all");
      getChildren().addAll(space, all);
    }
  }

  private Button chip(CaseStore.Kept kept) {
    Label name = new Label(actions.name(kept));
    name.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
    name.setMinWidth(40);
    Label date = new Label(actions.date(kept));
    date.getStyleClass().add("secondary");
    date.setMinWidth(Region.USE_PREF_SIZE);
    HBox words = new HBox(8, Icons.of(MaterialDesignH.HISTORY), name, date);
    words.getStyleClass().add("chip-words");
    Button chip = new Button(null, words);
    chip.getStyleClass().addAll("chip", "small");
    chip.setAccessibleText(name.getText() + " " + date.getText());
    Hint.on(chip, () -> messages.get("start.recent.open", "name", name.getText()));
    chip.setOnAction(event -> actions.reopen(kept));
    chip.disableProperty().bind(model.workspace().openingProperty());
    return chip;
  }

  private void showAll() {
    VBox rows = new VBox(2);
    for (CaseStore.Kept kept : List.copyOf(model.recent())) {
      Button row = chip(kept);
      row.getStyleClass().removeAll("chip");
      row.getStyleClass().add("flat");
      row.setMaxWidth(Double.MAX_VALUE);
      row.setAlignment(Pos.CENTER_LEFT);
      row.setOnAction(
          event -> {
            context.overlay().close();
            actions.reopen(kept);
          });
      rows.getChildren().add(row);
    }
    ScrollPane pane = new ScrollPane(rows);
    pane.setFitToWidth(true);
    pane.getStyleClass().add("edge-to-edge");
    pane.setPrefSize(460, 360);
    Node content = pane;
    context
        .overlay()
        .show(
            new DialogCard(
                messages,
                context.overlay(),
                messages.text("start.recent"),
                MaterialDesignH.HISTORY,
                content));
  }
}
