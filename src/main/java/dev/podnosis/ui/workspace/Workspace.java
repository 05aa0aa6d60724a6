package dev.podnosis.ui.workspace;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.report.Wording;
import dev.podnosis.session.Choices;
import dev.podnosis.session.Opening;
import dev.podnosis.session.Session;
import dev.podnosis.session.SessionOpener;
import dev.podnosis.session.Workbench;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Job;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.ShellState;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The one open case: its session, what can be said now, the walk, and what of it is looked at. All
 * screens share it. Used on the JavaFX thread; what blocks runs in the background.
 */
public final class Workspace {
  private final Workbench workbench;
  private final SessionOpener opener;
  private final Background background;
  private final ShellState shell;
  private final CaseStore store;
  private final WalkControl walk;
  private final Account account;
  private final ObjectBinding<Wording> wording;
  private final ObjectBinding<UnaryOperator<String>> veil;
  private final ReadOnlyObjectWrapper<@Nullable Session> session =
      new ReadOnlyObjectWrapper<>(this, "session");
  private final ReadOnlyObjectWrapper<@Nullable Diagnosis> diagnosis =
      new ReadOnlyObjectWrapper<>(this, "diagnosis");
  private final ReadOnlyObjectWrapper<@Nullable Choices> choices =
      new ReadOnlyObjectWrapper<>(this, "choices");
  private final ReadOnlyObjectWrapper<Opening.@Nullable Refused> refused =
      new ReadOnlyObjectWrapper<>(this, "refused");
  private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper(this, "opening");
  private final ObjectProperty<StepId> step =
      new SimpleObjectProperty<>(this, "step", StepId.CLASSIFY_ERROR);
  private final StringProperty evidence = new SimpleStringProperty(this, "evidence", "");
  private @Nullable Job openingJob;

  /**
   * No case is open.
   *
   * @param workbench the catalogue, the judge and the time
   * @param opener opens sessions
   * @param context what the shell gives
   * @param store keeps every case as it grows
   */
  public Workspace(
      Workbench workbench, SessionOpener opener, ScreenContext context, CaseStore store) {
    this.workbench = workbench;
    this.opener = opener;
    this.background = context.background();
    this.shell = context.shell();
    this.store = store;
    Messages messages = context.messages();
    account = new Account(this, background, messages, shell, workbench.clock());
    walk = new WalkControl(this, background, workbench.flowchart());
    wording =
        Bindings.createObjectBinding(
            () -> new Wording(workbench.catalogue(), messages.language()),
            messages.languageProperty());
    veil =
        Bindings.createObjectBinding(
            this::covering, diagnosis, context.shell().screenShareProperty());
  }

  private UnaryOperator<String> covering() {
    Diagnosis now = diagnosis.get();
    return shell.screenShareProperty().get() && now != null
        ? Veil.of(now.caseFile())
        : UnaryOperator.identity();
  }

  /** The procedure and every word of it. */
  public Catalogue catalogue() {
    return workbench.catalogue();
  }

  /** The catalogue, the judge and the time. */
  public Workbench workbench() {
    return workbench;
  }

  /** The words of causes, steps and evidence in the language of this moment. */
  public ObjectBinding<Wording> wording() {
    return wording;
  }

  /**
   * Makes any text of the case fit to be shown at this moment: while others look at the screen,
   * names and addresses are covered.
   */
  public ObjectBinding<UnaryOperator<String>> veil() {
    return veil;
  }

  /** The cases that were kept. */
  public CaseStore store() {
    return store;
  }

  /** Runs, pauses, cancels and cleans up. */
  public WalkControl walk() {
    return walk;
  }

  /** The open session; null before one is open. */
  public ReadOnlyObjectProperty<@Nullable Session> sessionProperty() {
    return session.getReadOnlyProperty();
  }

  /** What can be said now; null before a case is open. */
  public ReadOnlyObjectProperty<@Nullable Diagnosis> diagnosisProperty() {
    return diagnosis.getReadOnlyProperty();
  }

  /** What the open session was opened for; null before one is open. */
  public ReadOnlyObjectProperty<@Nullable Choices> choicesProperty() {
    return choices.getReadOnlyProperty();
  }

  /** Why the last session could not be opened; null when it could. */
  public ReadOnlyObjectProperty<Opening.@Nullable Refused> refusedProperty() {
    return refused.getReadOnlyProperty();
  }

  /** Whether a session is being opened. */
  public ReadOnlyBooleanProperty openingProperty() {
    return opening.getReadOnlyProperty();
  }

  /** The step in view. */
  public ObjectProperty<StepId> stepProperty() {
    return step;
  }

  /** The number of the evidence in view; empty for none. */
  public StringProperty evidenceProperty() {
    return evidence;
  }

  /** The evidence with this number; empty when the case has none such. */
  public Optional<Evidence> evidence(String id) {
    Diagnosis now = diagnosis.get();
    return now == null
        ? Optional.empty()
        : now.caseFile().evidence().stream().filter(e -> e.id().equals(id)).findFirst();
  }

  /** Goes to a step on the Diagnose screen. */
  public void show(StepId wanted) {
    step.set(wanted);
    evidence.set("");
    shell.screenProperty().set(ScreenId.DIAGNOSE);
  }

  /** Goes to a piece of evidence on the Diagnose screen, in its step. */
  public void showEvidence(String id) {
    evidence(id)
        .ifPresent(
            found -> {
              workbench.flowchart().stepOf(found.probe()).ifPresent(s -> step.set(s.id()));
              evidence.set(id);
              shell.screenProperty().set(ScreenId.DIAGNOSE);
            });
  }

  /** Opens a session in the background; the one that was open is closed. */
  public void open(Choices wanted, Runnable opened) {
    if (opening.get() || walk.stateProperty().get().busy()) {
      return;
    }
    refused.set(null);
    opening.set(true);
    openingJob =
        background
            .task(progress -> judged(opener.open(wanted)))
            .onDone(outcome -> take(outcome, wanted, opened))
            .onEnd(() -> opening.set(false))
            .start();
  }

  /** Gives up opening. */
  public void cancelOpening() {
    if (openingJob != null) {
      openingJob.cancel();
    }
  }

  /** What came of opening, judged where that may take its time. */
  private record Judged(Opening opening, @Nullable Diagnosis diagnosis) {}

  private static Judged judged(Opening opening) {
    return new Judged(
        opening, opening instanceof Opening.Opened o ? o.session().diagnosis() : null);
  }

  private void take(Judged outcome, Choices wanted, Runnable opened) {
    switch (outcome.opening()) {
      case Opening.Refused why -> refused.set(why);
      case Opening.Opened fresh -> {
        replace(fresh.session(), outcome.diagnosis(), wanted);
        opened.run();
      }
    }
  }

  private void replace(Session fresh, @Nullable Diagnosis first, Choices wanted) {
    Session old = session.get();
    if (old != null) {
      background.task(progress -> closed(old)).start();
    }
    session.set(fresh);
    choices.set(wanted);
    chips(fresh, wanted);
    evidence.set("");
    step.set(StepId.CLASSIFY_ERROR);
    diagnosis.set(first);
    walk.reset();
    account.reset();
    if (!wanted.note().isBlank()) {
      note(null, wanted.note());
    }
  }

  /** What the top bar says of the case. */
  private void chips(Session fresh, Choices wanted) {
    CaseFile now = fresh.caseFile();
    shell.contextProperty().set(now.target().context());
    shell.podProperty().set(now.target().pod() == null ? "" : now.target().pod().toString());
    shell.domainProperty().set(String.join(", ", now.symptom().domains()));
    shell.levelProperty().set(wanted.level().id());
  }

  private static Session closed(Session old) {
    old.close();
    return old;
  }

  /** Adds a remark of the engineer to a step, or to the whole case when there is none. */
  public void note(@Nullable StepId about, String text) {
    change(s -> s.note(about == null ? "" : about.id(), text.strip()));
  }

  /** Takes what the user said anew into account; what was seen stays. */
  public void answer(UnaryOperator<Symptom> change) {
    change(s -> s.answer(change));
  }

  /** Skips a step, or takes that back. */
  public void skip(StepId skipped, boolean skip) {
    change(s -> s.skip(skipped, skip));
  }

  private void change(Consumer<Session> change) {
    Session open = session.get();
    if (open == null) {
      return;
    }
    background
        .task(
            progress -> {
              change.accept(open);
              keep(open);
              return open.diagnosis();
            })
        .onDone(
            now -> {
              if (session.get() == open) {
                know(now);
                walk.refresh();
              }
            })
        .start();
  }

  /** What can be said has changed. */
  void know(Diagnosis now) {
    diagnosis.set(now);
  }

  /** What is shown in the bars. */
  Account account() {
    return account;
  }

  /** Keeps a case as it is now; may be called from any thread. */
  void keep(Session grown) {
    synchronized (store) {
      CaseFile now = grown.caseFile();
      store.save(now, store.fileFor(now));
    }
  }

  /** Cleans up and ends the connection; blocks, and is called when the window has closed. */
  public void close() {
    Session open = session.get();
    if (open != null) {
      open.close();
      keep(open);
    }
  }
}
