package dev.podnosis.ui.workspace;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.catalogue.Words;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.report.Wording;
import dev.podnosis.session.Choices;
import dev.podnosis.session.Opening;
import dev.podnosis.session.Session;
import dev.podnosis.session.SessionOpener;
import dev.podnosis.session.Workbench;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.ShellState;
import dev.podnosis.ui.common.Status;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
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
  private final Background background;
  private final ShellState shell;
  private final CaseStore store;
  private final WalkControl walk;
  private final Account account;
  private final CaseChips chips;
  private final Reopening reopening;
  private final CaseOpening opening;
  private final CaseKeeping keeping;
  private final ObjectBinding<Wording> wording;
  private final ObjectBinding<UnaryOperator<String>> veil;
  private final ReadOnlyObjectWrapper<@Nullable Session> session =
      new ReadOnlyObjectWrapper<>(this, "session");
  private final ReadOnlyObjectWrapper<@Nullable Diagnosis> diagnosis =
      new ReadOnlyObjectWrapper<>(this, "diagnosis");
  private final ReadOnlyObjectWrapper<@Nullable Choices> choices =
      new ReadOnlyObjectWrapper<>(this, "choices");
  private final ObjectProperty<StepId> step =
      new SimpleObjectProperty<>(this, "step", StepId.CLASSIFY_ERROR);
  private final StringProperty evidence = new SimpleStringProperty(this, "evidence", "");
  private final Draft draft;
  private final Messages messages;
  private final Consumer<String> notes;
  private final Set<StepId> skipped = EnumSet.noneOf(StepId.class);

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
    this(
        workbench,
        opener,
        context.background(),
        context.messages(),
        context.shell(),
        text -> context.toasts().show(Status.ATTENTION, text),
        store);
  }

  /** As above, without a scene; {@code notes} takes what is to be told in passing. */
  Workspace(
      Workbench workbench,
      SessionOpener opener,
      Background background,
      Messages messages,
      ShellState shell,
      Consumer<String> notes,
      CaseStore store) {
    this.workbench = workbench;
    this.background = background;
    this.shell = shell;
    this.store = store;
    this.messages = messages;
    this.notes = notes;
    draft = new Draft(workbench.clock());
    account = new Account(this, background, messages, shell, workbench.clock());
    walk = new WalkControl(this, background, workbench.flowchart());
    wording =
        Bindings.createObjectBinding(
            () -> new Wording(workbench.catalogue(), messages.language()),
            messages.languageProperty());
    veil = Bindings.createObjectBinding(this::covering, diagnosis, shell.screenShareProperty());
    chips = new CaseChips(draft, session, shell, messages);
    reopening = new Reopening(opener, store, workbench);
    opening = new CaseOpening(opener, reopening, background);
    keeping = new CaseKeeping(store, background);
    step.addListener(changed -> rememberState());
    shell.screenProperty().addListener(changed -> rememberState());
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

  /** What the next case will be opened with. */
  public Draft draft() {
    return draft;
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
    return opening.refusedProperty();
  }

  /** Whether a session is being opened. */
  public ReadOnlyBooleanProperty openingProperty() {
    return opening.openingProperty();
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
    if (!walk.stateProperty().get().busy()) {
      opening.open(
          wanted,
          fresh -> {
            replace(fresh);
            opened.run();
          });
    }
  }

  /** Opens a saved case: what it knows is judged again, without a cluster. */
  public void openBundle(Path file, Runnable opened) {
    Choices wanted = reopening.replayOf(file);
    open(
        wanted,
        () -> {
          adopt(wanted.source());
          opened.run();
        });
  }

  /** The next case begins with what this one says of itself. */
  public void adopt(Choices.Source source) {
    Session open = session.get();
    if (open != null) {
      draft.sourceProperty().set(source);
      draft.take(open.caseFile());
    }
  }

  /** Opens a kept case where it was left; without its cluster when that cannot be reached. */
  public void reopen(CaseStore.Kept kept, Runnable opened) {
    if (!walk.stateProperty().get().busy()) {
      opening.reopen(
          kept,
          (fresh, from) -> {
            replace(fresh);
            takeUp(from);
            opened.run();
          });
    }
  }

  private void takeUp(Reopening.Reopened from) {
    adopt(from.wanted().source());
    skipped.addAll(from.left().skipped());
    step.set(from.left().step());
    shell.screenProperty().set(from.left().screen());
    Opening.Refused offline = from.offline();
    if (offline != null) {
      String why =
          Words.of("session").sentence(messages.language(), offline.code()).fill(offline.args());
      notes.accept(messages.get("case.offline", "why", why));
    }
  }

  /**
   * Tells in passing that the rights in a namespace allow less than was chosen.
   *
   * @param key the sentence, with the namespace and both levels to fill in
   * @param chosen the words for what was chosen
   * @param allowed the words for what is allowed
   */
  public void tell(String key, String namespace, String chosen, String allowed) {
    String shown = shell.screenShareProperty().get() ? "••••" : namespace;
    notes.accept(
        messages.get(
            key,
            "namespace",
            shown,
            "chosen",
            messages.get(chosen),
            "allowed",
            messages.get(allowed)));
  }

  /**
   * Writes the open case to a file of the user's choice; {@code done} is told whether it worked.
   */
  public void saveTo(Path file, Consumer<Boolean> done) {
    Session open = session.get();
    if (open == null) {
      return;
    }
    keeping.saveTo(open.caseFile(), file, done);
  }

  private void rememberState() {
    Session open = session.get();
    Choices of = choices.get();
    if (open == null || of == null) {
      return;
    }
    CaseState now =
        new CaseState(of.source(), shell.screenProperty().get(), step.get(), Set.copyOf(skipped));
    keeping.remember(open, now);
  }

  /** Gives up opening. */
  public void cancelOpening() {
    opening.cancel();
  }

  private void replace(CaseOpening.Fresh opened) {
    Session fresh = opened.session();
    Choices wanted = opened.wanted();
    Session old = session.get();
    if (old != null) {
      background.task(progress -> closed(old)).start();
    }
    skipped.clear();
    session.set(fresh);
    choices.set(wanted);
    chips.show(fresh);
    evidence.set("");
    step.set(StepId.CLASSIFY_ERROR);
    know(opened.first());
    walk.reset();
    account.reset();
    if (!wanted.note().isBlank()) {
      note(null, wanted.note());
    }
    keeping.keepLater(fresh);
    rememberState();
  }

  /** Until a case is open, the calls are counted by which it is prepared. */
  public void countCalls() {
    chips.countCalls();
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
  public void skip(StepId left, boolean skip) {
    if (skip) {
      skipped.add(left);
    } else {
      skipped.remove(left);
    }
    change(s -> s.skip(left, skip));
    rememberState();
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
    chips.learn(now.caseFile());
  }

  /** What is shown in the bars. */
  Account account() {
    return account;
  }

  /** Keeps a case as it is now; may be called from any thread. */
  void keep(Session grown) {
    keeping.keep(grown);
  }

  /** Cleans up and ends the connection; blocks, and is called when the window has closed. */
  public void close() {
    Session open = session.get();
    if (open != null) {
      open.close();
      keep(open);
    }
    draft.connect(null, () -> {}).run();
  }
}
