package dev.podnosis.ui.diagnose;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Flowchart;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.report.Wording;
import dev.podnosis.session.Choices;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.workspace.WalkControl;
import dev.podnosis.ui.workspace.WalkState;
import dev.podnosis.ui.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** What the Diagnose screen shows and does. */
final class DiagnoseViewModel {
  private final Workspace workspace;
  private final Messages messages;
  private final ReadOnlyObjectWrapper<StepPage> page;
  private final ReadOnlyObjectWrapper<Proven> proven =
      new ReadOnlyObjectWrapper<>(this, "proven", Proven.nothing());
  private final ReadOnlyObjectWrapper<EvidencePage> evidence =
      new ReadOnlyObjectWrapper<>(this, "evidence", EvidencePage.none());
  private final ReadOnlyObjectWrapper<List<MapNode>> map =
      new ReadOnlyObjectWrapper<>(this, "map", List.of());
  private final BooleanProperty following = new SimpleBooleanProperty(this, "following", true);
  private final BooleanProperty drawer = new SimpleBooleanProperty(this, "drawer", true);
  private boolean moving;

  DiagnoseViewModel(Workspace workspace, Messages messages) {
    this.workspace = workspace;
    this.messages = messages;
    page = new ReadOnlyObjectWrapper<>(this, "page", page());
    WalkControl walk = workspace.walk();
    // The states of the steps are set after everything else has changed.
    List<Observable> sources =
        List.of(
            walk.stepStatesProperty(),
            walk.tryingProperty(),
            workspace.stepProperty(),
            workspace.wording(),
            workspace.veil());
    sources.forEach(source -> source.addListener((Observable changed) -> refresh()));
    workspace
        .evidenceProperty()
        .addListener(
            changed -> {
              chooseTelling();
              refreshEvidence();
            });
    workspace
        .stepProperty()
        .addListener(
            changed -> {
              if (!moving) {
                following.set(false);
              }
            });
    walk.stateProperty()
        .addListener(
            (source, before, now) -> {
              if (now == WalkState.RUNNING && before == WalkState.IDLE) {
                following.set(true);
                refresh();
              }
            });
    refresh();
  }

  /** The step in view. */
  ReadOnlyObjectProperty<StepPage> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** What stands so far. */
  ReadOnlyObjectProperty<Proven> provenProperty() {
    return proven.getReadOnlyProperty();
  }

  /** The evidence in view. */
  ReadOnlyObjectProperty<EvidencePage> evidencePageProperty() {
    return evidence.getReadOnlyProperty();
  }

  /** The steps as the map shows them. */
  ReadOnlyObjectProperty<List<MapNode>> mapProperty() {
    return map.getReadOnlyProperty();
  }

  /** Whether the step in view goes with the walk. */
  BooleanProperty followingProperty() {
    return following;
  }

  /** Whether the evidence drawer is open. */
  BooleanProperty drawerProperty() {
    return drawer;
  }

  Workspace workspace() {
    return workspace;
  }

  Flowchart flowchart() {
    return workspace.catalogue().flowchart();
  }

  /** Shows a step. */
  void choose(StepId step) {
    workspace.stepProperty().set(step);
    workspace.evidenceProperty().set("");
  }

  /** Shows the step before or after the one in view. */
  void move(int by) {
    List<Flowchart.Step> steps = flowchart().steps();
    int at = steps.indexOf(flowchart().step(workspace.stepProperty().get())) + by;
    if (at >= 0 && at < steps.size()) {
      choose(steps.get(at).id());
    }
  }

  /** Shows the step that looks now, and goes on with the walk. */
  void follow() {
    following.set(true);
    refresh();
  }

  /** Shows a piece of evidence in the drawer. */
  void choose(String evidenceId) {
    if (!evidenceId.isEmpty()) {
      workspace.evidenceProperty().set(evidenceId);
      drawer.set(true);
    }
  }

  /** Shows the piece of evidence before or after the one in view, within the step. */
  void moveEvidence(int by) {
    List<String> ids =
        page.get().checks().stream().map(Check::evidence).filter(id -> !id.isEmpty()).toList();
    if (!ids.isEmpty()) {
      int at = ids.indexOf(workspace.evidenceProperty().get());
      choose(ids.get(Math.floorMod(at < 0 ? 0 : at + by, ids.size())));
    }
  }

  /** Runs the step in view, again if it has run. */
  void runStep() {
    workspace.walk().run(page.get().head().step());
  }

  /** Skips the step in view, or takes that back. */
  void toggleSkip() {
    StepPage.Head head = page.get().head();
    workspace.skip(head.step(), !head.skippedByUser());
  }

  /** Pauses or goes on. */
  void pauseOrResume() {
    if (workspace.walk().stateProperty().get() == WalkState.PAUSED) {
      workspace.walk().resume();
    } else {
      workspace.walk().pause();
    }
  }

  /** Answers the question in view and goes where the answer leads. */
  void answer(String word) {
    StepPage.Question question = page.get().question();
    if (question == null || question.answers().stream().noneMatch(a -> a.word().equals(word))) {
      return;
    }
    workspace.answer(s -> withReproducible(s, said(word)));
    StepId next = flowchart().step(page.get().head().step()).next().get(word);
    if (next != null && !workspace.walk().stateProperty().get().busy()) {
      choose(next);
    }
  }

  /** Answers with the answer at this place, from 1. */
  void answer(int number) {
    StepPage.Question question = page.get().question();
    if (question != null && number <= question.answers().size()) {
      answer(question.answers().get(number - 1).word());
    }
  }

  private static @Nullable Boolean said(String word) {
    return switch (word) {
      case "yes" -> Boolean.TRUE;
      case "no" -> Boolean.FALSE;
      default -> null;
    };
  }

  private static Symptom withReproducible(Symptom symptom, @Nullable Boolean reproducible) {
    return new Symptom(
        symptom.domains(),
        symptom.error(),
        symptom.kind(),
        symptom.frequency(),
        reproducible,
        symptom.window());
  }

  /** The kubectl command of the evidence in view; empty when there is none. */
  Optional<String> command() {
    return workspace
        .evidence(workspace.evidenceProperty().get())
        .flatMap(e -> Optional.ofNullable(e.transcript()))
        .map(t -> t.command());
  }

  private StepPage page() {
    Wording wording = workspace.wording().get();
    StepId step = workspace.stepProperty().get();
    Status state = workspace.walk().stepStatesProperty().get().getOrDefault(step, Status.NOT_YET);
    return new StepPages(messages, wording, flowchart(), veil())
        .of(
            step,
            workspace.diagnosisProperty().get(),
            new StepPages.Now(
                state,
                workspace.walk().runningProperty().get(),
                workspace.walk().outstandingProperty().get(),
                samples(),
                List.copyOf(workspace.walk().tryingProperty().get().values())));
  }

  private int samples() {
    Choices choices = workspace.choicesProperty().get();
    return (choices == null ? Choices.Probing.defaults() : choices.probing()).samples();
  }

  private UnaryOperator<String> veil() {
    return workspace.veil().get();
  }

  private void refresh() {
    goWithTheWalk();
    tell(page, page());
    Diagnosis diagnosis = workspace.diagnosisProperty().get();
    Wording wording = workspace.wording().get();
    tell(
        proven,
        diagnosis == null ? Proven.nothing() : new ProvenWords(wording, veil()).of(diagnosis));
    tell(
        map,
        new MapWords(messages, wording, flowchart(), veil())
            .of(
                diagnosis,
                workspace.walk().stepStatesProperty().get(),
                workspace.walk().outstandingProperty().get()));
    chooseTelling();
    refreshEvidence();
  }

  /** What is as it was is no news: the screen need not draw it again. */
  private static <T> void tell(ReadOnlyObjectWrapper<T> to, T now) {
    if (!now.equals(to.get())) {
      to.set(now);
    }
  }

  /** The first step that still looks comes into view, unless the user looks at another. */
  private void goWithTheWalk() {
    if (!following.get() || moving) {
      return;
    }
    Map<StepId, Status> states = workspace.walk().stepStatesProperty().get();
    for (Flowchart.Step step : flowchart().steps()) {
      if (states.get(step.id()) == Status.RUNNING) {
        moving = true;
        workspace.stepProperty().set(step.id());
        moving = false;
        return;
      }
    }
  }

  /** Without a choice of the user, the drawer shows the most telling evidence of the step. */
  private void chooseTelling() {
    List<Check> checks = page.get().checks().stream().filter(c -> !c.evidence().isEmpty()).toList();
    String current = workspace.evidenceProperty().get();
    if (checks.stream().noneMatch(c -> c.evidence().equals(current))) {
      String best =
          first(checks, Status.PROBLEM)
              .or(() -> first(checks, Status.INCONCLUSIVE))
              .or(() -> checks.stream().findFirst())
              .map(Check::evidence)
              .orElse("");
      workspace.evidenceProperty().set(best);
    }
  }

  private static Optional<Check> first(List<Check> checks, Status status) {
    return checks.stream().filter(c -> c.status() == status).findFirst();
  }

  private void refreshEvidence() {
    tell(
        evidence,
        workspace
            .evidence(workspace.evidenceProperty().get())
            .map(e -> new EvidenceWords(messages, workspace.wording().get(), veil()).of(e))
            .orElse(EvidencePage.none()));
  }
}
