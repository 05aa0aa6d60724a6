package dev.podnosis.ui.start;

import dev.podnosis.catalogue.Words;
import dev.podnosis.dns.EnumId;
import dev.podnosis.kube.KubeconfigProblem;
import dev.podnosis.session.Validity;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.KeyHint;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.Status;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** The contexts of the kubeconfig, and where another kubeconfig can be dropped or pasted. */
final class ContextCard extends StackPane {
  private static final double ROW = 49;
  private static final int MOST_SHOWN = 6;

  private final ScreenContext context;
  private final StartViewModel model;
  private final StartActions actions;
  private final Messages messages;
  private final ListView<ContextEntry> list;

  ContextCard(ScreenContext context, StartViewModel model, StartActions actions) {
    this.context = context;
    this.model = model;
    this.actions = actions;
    this.messages = context.messages();
    list = list();
    Button again =
        Buttons.flat(
            messages.text("start.probe-again"), MaterialDesignR.REFRESH, model::probeAgain);
    again.setId("probe-again");
    again.disableProperty().bind(Bindings.isEmpty(model.contexts()));
    SectionHeader head =
        new SectionHeader(messages.text("start.kubeconfig"))
            .sign(dev.podnosis.ui.common.Icons.accent(MaterialDesignL.LAN_CONNECT, 20))
            .note(note())
            .actions(again);
    getChildren().add(Card.edgeToEdge(head, new VBox(list, problem(), drop())));
  }

  private ObservableValue<String> note() {
    return Bindings.createStringBinding(
        () -> {
          var kubeconfig = model.kubeconfigProperty().get();
          if (kubeconfig == null) {
            return messages.get(
                model.readingProperty().get() ? "start.reading" : "start.no-kubeconfig");
          }
          boolean hidden = context.shell().screenShareProperty().get();
          return messages.get(
              "start.contexts",
              "n",
              model.contexts().size(),
              "files",
              hidden ? "••••••" : StartScreen.files(kubeconfig));
        },
        model.kubeconfigProperty(),
        model.readingProperty(),
        model.contexts(),
        context.shell().screenShareProperty(),
        messages.languageProperty());
  }

  private ListView<ContextEntry> list() {
    ListView<ContextEntry> view = new ListView<>(model.contexts());
    view.setId("contexts");
    view.getStyleClass().addAll("edge-to-edge", "source-list", "context-list");
    view.setFixedCellSize(ROW);
    view.setCellFactory(of -> new ContextCell(context, model));
    view.accessibleTextProperty().bind(messages.text("start.kubeconfig"));
    IntegerBinding shown =
        Bindings.createIntegerBinding(
            () -> Math.min(MOST_SHOWN, model.contexts().size()), model.contexts());
    view.prefHeightProperty().bind(view.fixedCellSizeProperty().multiply(shown).add(1));
    view.minHeightProperty().bind(view.prefHeightProperty());
    view.visibleProperty().bind(shown.greaterThan(0));
    view.managedProperty().bind(view.visibleProperty());
    view.setOnMouseClicked(
        event -> {
          ContextEntry entry = view.getSelectionModel().getSelectedItem();
          if (entry == null || event.getButton() != MouseButton.PRIMARY) {
            return;
          }
          if (event.getClickCount() == 2 && model.ready()) {
            actions.goOn();
          } else if (event.getClickCount() == 1) {
            chooseUnlessChosen(entry);
          }
        });
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    model.chosenProperty().addListener(changed -> mark());
    return view;
  }

  private void chooseUnlessChosen(ContextEntry entry) {
    boolean chosen =
        model.chosenProperty().get() instanceof StartViewModel.Chosen.OfContext(ContextEntry e)
            && e == entry
            && !(entry.stateProperty().get() instanceof ContextState.Untried);
    if (chosen) {
      actions.detailProperty().set(true);
    } else {
      actions.choose(entry);
    }
  }

  private void press(KeyEvent event) {
    ContextEntry entry = list.getSelectionModel().getSelectedItem();
    boolean chooses = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
    if (entry != null && chooses && !event.isShortcutDown()) {
      chooseUnlessChosen(entry);
      event.consume();
    }
  }

  private void mark() {
    if (model.chosenProperty().get() instanceof StartViewModel.Chosen.OfContext(ContextEntry e)) {
      list.getSelectionModel().select(e);
    } else {
      list.getSelectionModel().clearSelection();
    }
    list.refresh();
  }

  /** Why the last kubeconfig cannot be used. */
  private Node problem() {
    StackPane place = new StackPane();
    place.getStyleClass().add("drop-room");
    Words words = Words.of("session");
    Runnable show =
        () -> {
          KubeconfigProblem problem = model.problemProperty().get();
          place.getChildren().clear();
          // That there is none is said by the empty state.
          boolean tell = problem != null && problem.kind() != KubeconfigProblem.Kind.NO_KUBECONFIG;
          place.setManaged(tell);
          if (problem != null && tell) {
            String code = "kubeconfig." + EnumId.of(problem.kind());
            Map<String, Object> args =
                Map.of(
                    "subject",
                    problem.subject(),
                    "suggestions",
                    problem.suggestions(),
                    "validity",
                    Validity.of(problem.detail()));
            place
                .getChildren()
                .add(
                    new Callout(
                        messages,
                        Status.PROBLEM,
                        messages.inLanguage(l -> words.sentence(l, code).fill(args))));
          }
        };
    model.problemProperty().addListener(changed -> show.run());
    show.run();
    return place;
  }

  private Node drop() {
    Button file = Buttons.link(messages.text("start.choose-file"), actions::chooseFile);
    file.setId("choose-file");
    Button paste = Buttons.link(messages.text("start.paste"), actions::paste);
    paste.setId("paste-text");
    DropArea area =
        new DropArea(
            MaterialDesignT.TRAY_ARROW_DOWN,
            false,
            Labels.of(messages.text("start.drop"), "drop-words"),
            file,
            Labels.of(messages.text("start.drop.or"), "drop-words"),
            paste,
            new KeyHint(KeyCombination.valueOf("Shortcut+O")));
    StackPane place = new StackPane(area);
    place.getStyleClass().add("drop-room");
    area.growWhen(Bindings.isEmpty(model.contexts()));
    return place;
  }
}
