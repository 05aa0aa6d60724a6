package dev.podnosis.ui.diagnose;

import dev.podnosis.diagnosis.Outcome;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.Run;
import dev.podnosis.ui.common.Badge;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.Focus;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.NoCase;
import dev.podnosis.ui.common.Printable;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.ShellState;
import dev.podnosis.ui.common.StateView;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.Viewports;
import dev.podnosis.ui.workspace.WalkState;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** The middle of the screen: the step in view. */
final class StepPanel extends ScrollPane {
  private final Messages messages;
  private final DiagnoseViewModel model;
  private final ShellState shell;
  private final DiagnoseActions actions;
  private final ChecksCard checks;
  private final QueriesCard queries;
  private final QuestionCard question;
  private final QueryLogCard queryLog;
  private final TroubleCard trouble;
  private final VBox notes = new VBox(8);
  private final Badge badge;
  private final Callout reason;

  StepPanel(
      Messages messages,
      DiagnoseViewModel model,
      QueriesViewModel resolver,
      ShellState shell,
      DiagnoseActions actions) {
    this.messages = messages;
    this.model = model;
    this.shell = shell;
    this.actions = actions;
    checks = new ChecksCard(messages, model);
    queries = new QueriesCard(messages, resolver);
    question = new QuestionCard(messages, model);
    queryLog = new QueryLogCard(messages);
    trouble = new TroubleCard(messages, model, actions);
    ObservableValue<StepPage.Head> head = model.pageProperty().map(StepPage::head);
    badge = new Badge(messages, Status.NOT_YET, head.map(StepPage.Head::badge));
    reason = new Callout(head.map(StepPage.Head::reason));
    setId("step");
    getStyleClass().add(Focus.REGION);
    setFitToWidth(true);
    Viewports.drawDirectly(this);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    Label why = Labels.lead(head.map(StepPage.Head::why));
    why.setMaxWidth(860);
    VBox content =
        new VBox(
            12,
            new VBox(6, bar(head), Labels.title(head.map(StepPage.Head::question)), why),
            noCase(),
            done(),
            reason,
            trouble,
            question,
            checks,
            queryLog,
            queries,
            notes,
            new ProvenCard(messages, model));
    content.getStyleClass().add("step-content");
    setContent(content);
    model.pageProperty().addListener((source, before, now) -> show(before, now));
    show(null, model.pageProperty().get());
  }

  private Node bar(ObservableValue<StepPage.Head> head) {
    Label place =
        Labels.of(
            messages.of(
                head, h -> messages.get("diagnose.map.step", "n", h.number(), "of", h.of())),
            "secondary",
            "strong");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    BooleanBinding busy =
        Bindings.createBooleanBinding(
            () -> model.workspace().walk().stateProperty().get().busy(),
            model.workspace().walk().stateProperty());
    BooleanBinding closed = model.workspace().sessionProperty().isNull();
    Button run =
        Buttons.small(
            messages.text("diagnose.run-step"), MaterialDesignP.PLAY_OUTLINE, model::runStep);
    run.setId("run-step");
    run.disableProperty()
        .bind(
            busy.or(closed)
                .or(Bindings.createBooleanBinding(() -> !canRun(), model.pageProperty())));
    Button skip =
        Buttons.small(
            messages.of(
                head, h -> messages.get(h.skippedByUser() ? "diagnose.take-up" : "diagnose.skip")),
            MaterialDesignD.DEBUG_STEP_OVER,
            model::toggleSkip);
    skip.setId("skip-step");
    skip.disableProperty().bind(closed);
    Button note =
        Buttons.small(
            messages.text("diagnose.note"), MaterialDesignN.NOTE_TEXT_OUTLINE, actions::note);
    note.setId("note");
    note.disableProperty().bind(closed);
    Button back =
        Buttons.small(
            messages.text("diagnose.follow"),
            MaterialDesignA.ARROW_LEFT_CIRCLE_OUTLINE,
            model::follow);
    back.visibleProperty()
        .bind(
            model
                .followingProperty()
                .not()
                .and(model.workspace().walk().stateProperty().isEqualTo(WalkState.RUNNING)));
    back.managedProperty().bind(back.visibleProperty());
    HBox bar = new HBox(8, place, badge, space, back, run, skip, note);
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  /** Before a case is open, a step only tells what it is for, and where one is opened. */
  private Node noCase() {
    StateView state = NoCase.view(messages, shell);
    BooleanBinding closed =
        model
            .workspace()
            .sessionProperty()
            .isNull()
            .and(model.workspace().diagnosisProperty().isNull());
    state.visibleProperty().bind(closed);
    state.managedProperty().bind(closed);
    return state;
  }

  private boolean canRun() {
    return model.pageProperty().get().head().canRun();
  }

  /** When the procedure is through: where the results are. */
  private Node done() {
    Button path =
        Buttons.primary(
            messages.text("diagnose.done.path"),
            MaterialDesignT.TRANSIT_CONNECTION_VARIANT,
            () -> shell.screenProperty().set(ScreenId.PATH));
    path.setId("see-path");
    Button findings =
        Buttons.plain(
            messages.text("diagnose.done.findings"),
            () -> shell.screenProperty().set(ScreenId.FINDINGS));
    findings.setId("see-findings");
    Callout words =
        new Callout(
            messages,
            Status.OK,
            messages.of(model.workspace().diagnosisProperty(), d -> outcome()));
    Callout open =
        new Callout(
            messages,
            Status.INCONCLUSIVE,
            messages.of(model.workspace().diagnosisProperty(), d -> outcome()));
    BooleanBinding unclear =
        Bindings.createBooleanBinding(this::isUnclear, model.workspace().diagnosisProperty());
    showIf(words, unclear.not());
    showIf(open, unclear);
    for (Callout each : List.of(words, open)) {
      each.titled(messages.text("diagnose.done.title"));
      HBox.setHgrow(each, Priority.ALWAYS);
    }
    VBox ways = new VBox(8, path, findings);
    path.setMaxWidth(Double.MAX_VALUE);
    findings.setMaxWidth(Double.MAX_VALUE);
    HBox box = new HBox(12, words, open, ways);
    box.setAlignment(Pos.CENTER_LEFT);
    box.setId("done");
    box.visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                this::isDone,
                model.workspace().diagnosisProperty(),
                model.workspace().walk().stateProperty()));
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }

  private String outcome() {
    var diagnosis = model.workspace().diagnosisProperty().get();
    return diagnosis == null ? "" : messages.get("diagnose.outcome." + diagnosis.outcome().id());
  }

  private boolean isUnclear() {
    var diagnosis = model.workspace().diagnosisProperty().get();
    return diagnosis != null && diagnosis.outcome() == Outcome.INCONCLUSIVE;
  }

  private static void showIf(Node node, ObservableBooleanValue shown) {
    node.visibleProperty().bind(shown);
    node.managedProperty().bind(shown);
  }

  private boolean isDone() {
    var diagnosis = model.workspace().diagnosisProperty().get();
    return diagnosis != null
        && !model.workspace().walk().stateProperty().get().busy()
        && isWhole(diagnosis.caseFile().run());
  }

  private static boolean isWhole(Run run) {
    return run.complete();
  }

  private void show(@org.jspecify.annotations.Nullable StepPage before, StepPage now) {
    badge.statusProperty().set(now.head().status());
    boolean told = !now.head().reason().isEmpty() && now.trouble() == null;
    reason.setVisible(told);
    reason.setManaged(told);
    checks.show(now);
    queries.show(now);
    question.show(now);
    trouble.show(now);
    queryLog.show(now);
    notes(now.notes());
    StepId step = now.head().step();
    if (before != null && before.head().step() != step) {
      setVvalue(0);
    }
  }

  private void notes(List<StepPage.Note> written) {
    notes.setVisible(!written.isEmpty());
    notes.setManaged(!written.isEmpty());
    VBox lines = new VBox(8);
    for (StepPage.Note note : written) {
      Label time = new Label(note.time());
      time.getStyleClass().add("figure");
      Label text = Labels.body(new SimpleStringProperty(Printable.lines(note.text())));
      HBox.setHgrow(text, Priority.ALWAYS);
      lines.getChildren().add(new HBox(12, time, text));
    }
    notes
        .getChildren()
        .setAll(
            Card.of(
                new SectionHeader(messages.text("diagnose.notes.title"))
                    .icon(MaterialDesignN.NOTE_TEXT_OUTLINE),
                lines));
  }
}
