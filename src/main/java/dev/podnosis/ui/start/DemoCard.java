package dev.podnosis.ui.start;

import dev.podnosis.demo.DemoIncident;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.Hint;
import dev.podnosis.ui.common.Icons;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.SectionHeader;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** The incidents of the demo cluster. */
final class DemoCard extends StackPane {
  private static final double ROW = 42;
  private static final double SHOWN = 5;

  private final StartViewModel model;
  private final StartActions actions;
  private final Messages messages;
  private final ListView<DemoIncident> list;

  DemoCard(ScreenContext context, StartViewModel model, StartActions actions) {
    this.model = model;
    this.actions = actions;
    this.messages = context.messages();
    list = list();
    Button start =
        Buttons.withIcon(messages.text("start.demo.start"), MaterialDesignP.PLAY, this::start);
    start.setId("start-demo");
    // With no cluster to choose, the demo is what there is to do.
    Runnable main =
        () -> {
          start.getStyleClass().remove("accent");
          if (model.contexts().isEmpty() && !model.readingProperty().get()) {
            start.getStyleClass().add("accent");
          }
        };
    model.contexts().addListener((javafx.beans.Observable o) -> main.run());
    model.readingProperty().addListener(o -> main.run());
    main.run();
    start.disableProperty().bind(model.startingProperty());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label count =
        Labels.secondary(messages.text("start.demo.count", "n", model.incidents().size()));
    HBox foot = new HBox(8, count, space, start);
    foot.getStyleClass().add("demo-foot");
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren()
        .add(
            Card.edgeToEdge(
                new SectionHeader(messages.text("start.demo"))
                    .sign(Icons.accent(MaterialDesignS.SCHOOL_OUTLINE, 20))
                    .note(messages.text("start.demo.note")),
                new VBox(list, foot)));
  }

  private ListView<DemoIncident> list() {
    ListView<DemoIncident> view = new ListView<>(FXCollections.observableList(model.incidents()));
    view.setId("demos");
    view.getStyleClass().addAll("edge-to-edge", "source-list", "demo-list");
    view.setFixedCellSize(ROW);
    view.prefHeightProperty().bind(view.fixedCellSizeProperty().multiply(SHOWN).add(8));
    view.minHeightProperty().bind(view.fixedCellSizeProperty().multiply(3));
    view.setCellFactory(of -> new Cell());
    view.accessibleTextProperty().bind(messages.text("start.demo"));
    view.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            choose();
            if (event.getClickCount() == 2) {
              actions.goOn();
            }
          }
        });
    view.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean chooses = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
          if (chooses && !event.isShortcutDown()) {
            choose();
            event.consume();
          }
        });
    model
        .chosenProperty()
        .addListener(
            (o, was, now) -> {
              if (now instanceof StartViewModel.Chosen.OfDemo(DemoIncident incident)) {
                view.getSelectionModel().select(incident);
              } else {
                view.getSelectionModel().clearSelection();
              }
            });
    return view;
  }

  private void choose() {
    DemoIncident incident = list.getSelectionModel().getSelectedItem();
    boolean already =
        model.chosenProperty().get() instanceof StartViewModel.Chosen.OfDemo(DemoIncident now)
            && now == incident;
    if (incident != null && !already) {
      actions.choose(incident);
    }
    if (incident != null) {
      actions.detailProperty().set(true);
    }
  }

  private void start() {
    if (list.getSelectionModel().isEmpty()) {
      // Not the one in which nothing is wrong.
      model.incidents().stream()
          .filter(i -> !i.error().isEmpty())
          .findFirst()
          .ifPresent(list.getSelectionModel()::select);
    }
    choose();
    actions.goOn();
  }

  private final class Cell extends ListCell<DemoIncident> {
    private final Label title = new Label();
    private final Label story = new Label();
    private final HBox row;

    Cell() {
      story.getStyleClass().add("secondary");
      story.setMinWidth(0);
      VBox words = Labels.twoLines(title, story);
      words.setMinWidth(0);
      HBox.setHgrow(words, Priority.ALWAYS);
      Node sign = Icons.of(MaterialDesignP.PLAY_CIRCLE_OUTLINE, Icons.LARGE);
      row = new HBox(10, sign, words);
      row.getStyleClass().add("source-row");
      getStyleClass().addAll("source-cell", "demo-cell");
      // The row may not be wider than the list.
      setPrefWidth(0);
      messages.languageProperty().addListener(changed -> words());
      Hint.on(this, () -> getItem() == null ? "" : getItem().story(messages.language().tag()));
    }

    @Override
    protected void updateItem(@Nullable DemoIncident incident, boolean empty) {
      super.updateItem(incident, empty);
      setGraphic(empty ? null : row);
      words();
    }

    private void words() {
      DemoIncident incident = getItem();
      if (incident != null) {
        String tag = messages.language().tag();
        title.setText(incident.title(tag));
        story.setText(incident.story(tag));
        setId("demo-" + incident.id());
      }
    }
  }
}
