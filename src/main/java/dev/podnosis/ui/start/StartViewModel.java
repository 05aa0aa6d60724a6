package dev.podnosis.ui.start;

import dev.podnosis.demo.DemoIncident;
import dev.podnosis.demo.DemoIncidents;
import dev.podnosis.evidence.Frequency;
import dev.podnosis.evidence.Level;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.Consent;
import dev.podnosis.kube.Kubeconfig;
import dev.podnosis.kube.KubeconfigProblem;
import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.kube.ServerFacts;
import dev.podnosis.session.Choices;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Job;
import dev.podnosis.ui.workspace.CaseStore;
import dev.podnosis.ui.workspace.Draft;
import dev.podnosis.ui.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Where to look: contexts and what is known of them, demo incidents, kept cases; how far to go. */
public final class StartViewModel {
  /** A clock this far off shifts every time window; less is not worth a word. */
  private static final Duration MATERIAL = Duration.ofSeconds(2);

  private final Workspace workspace;
  private final Draft draft;
  private final Background background;
  private final ContextCheck check;
  private final ContextList list;
  private final DemoDoor demos;
  private final ObservableList<CaseStore.Kept> recent = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable Chosen> chosen =
      new ReadOnlyObjectWrapper<>(this, "chosen");
  private final ReadOnlyObjectWrapper<@Nullable Preflight> preflight =
      new ReadOnlyObjectWrapper<>(this, "preflight");
  private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper(this, "starting");
  private final Set<Level> agreed = EnumSet.of(Level.READ, Level.EXEC);
  private @Nullable Job entering;
  private int turns;

  /** Nothing is read yet. */
  public StartViewModel(Workspace workspace, Background background, Kubeconfigs kubeconfigs) {
    this.workspace = workspace;
    this.draft = workspace.draft();
    this.background = background;
    check = new ContextCheck(workspace.workbench().executor());
    list = new ContextList(background, kubeconfigs, check, new FirstChoice());
    demos = new DemoDoor(kubeconfigs, workspace.workbench().executor());
    workspace.sessionProperty().addListener(changed -> listRecent());
    draft.podProperty().addListener(changed -> askWhereThePodIs());
  }

  /** What is chosen. */
  public sealed interface Chosen {
    /** A context of the kubeconfig. */
    record OfContext(ContextEntry entry) implements Chosen {}

    /** An incident of the demo cluster. */
    record OfDemo(DemoIncident incident) implements Chosen {}
  }

  // --- what there is to choose

  /** Reads the user's own kubeconfig; its current context is chosen unless that runs a program. */
  public void readOwn() {
    list.readOwn();
  }

  /** Whether nothing is being read or asked any more. */
  public boolean settled() {
    return list.settled() && !starting.get();
  }

  /** Reads a kubeconfig of someone. */
  public void read(Path from) {
    list.read(from);
  }

  /** Reads a kubeconfig that was pasted; it is kept in a file of this user's until the end. */
  public void readText(String text) {
    list.readText(text);
  }

  /** What a kubeconfig begins with is chosen; where that runs a program, only shown. */
  private final class FirstChoice implements ContextList.Choosing {
    @Override
    public void begin(ContextEntry first) {
      if (first.runsPlugin()) {
        select(new Chosen.OfContext(first));
        draft.sourceProperty().set(source(first));
      } else {
        choose(first);
      }
    }

    @Override
    public boolean isChosen(ContextEntry entry) {
      return StartViewModel.this.isChosen(entry);
    }
  }

  private boolean isChosen(ContextEntry entry) {
    return chosen.get() instanceof Chosen.OfContext(ContextEntry e) && e == entry;
  }

  /** Asks every context again. */
  public void probeAgain() {
    list.askAgain();
    if (chosen.get() instanceof Chosen.OfContext(ContextEntry entry)) {
      choose(entry);
    }
  }

  /** The contexts of the kubeconfig. */
  public ObservableList<ContextEntry> contexts() {
    return list.contexts();
  }

  /** Why the last kubeconfig cannot be used; null when it can. */
  public ReadOnlyObjectProperty<@Nullable KubeconfigProblem> problemProperty() {
    return list.problemProperty();
  }

  /** The kubeconfig that was read; null when there is none. */
  public ReadOnlyObjectProperty<@Nullable Kubeconfig> kubeconfigProperty() {
    return list.kubeconfigProperty();
  }

  /** Whether a kubeconfig is being read. */
  public ReadOnlyBooleanProperty readingProperty() {
    return list.readingProperty();
  }

  /** The demo incidents. */
  public List<DemoIncident> incidents() {
    return DemoIncidents.all();
  }

  /** The cases that were kept, the newest first. */
  public ObservableList<CaseStore.Kept> recent() {
    return recent;
  }

  /** Looks which cases were kept. */
  public void listRecent() {
    background
        .task(progress -> workspace.store().recent())
        .onDone(kept -> recent.setAll(kept))
        .start();
  }

  // --- choosing

  /** What is chosen; null before anything is. */
  public ReadOnlyObjectProperty<@Nullable Chosen> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** What we may do in the chosen context's cluster; null before it told. */
  public ReadOnlyObjectProperty<@Nullable Preflight> preflightProperty() {
    return preflight.getReadOnlyProperty();
  }

  /** Chooses a context: connects, and asks what we may do there. */
  public void choose(ContextEntry entry) {
    Kubeconfig from = list.kubeconfigProperty().get();
    if (from == null) {
      return;
    }
    if (!isChosen(entry)) {
      select(new Chosen.OfContext(entry));
    } else {
      leave();
    }
    draft.sourceProperty().set(source(entry));
    entry.know(new ContextState.Asking());
    int turn = ++turns;
    Consent consent = entry.trusted() ? Consent.to(Consent.Point.values()) : Consent.none();
    entering =
        background
            .task(
                progress ->
                    check.enter(
                        from,
                        entry.context().name(),
                        consent,
                        workspace.workbench().clock().instant()))
            .onDone(outcome -> entered(turn, entry, outcome))
            .onCancelled(() -> forget(turn, entry))
            .start();
  }

  private void entered(int turn, ContextEntry entry, ContextCheck.Outcome outcome) {
    Cluster cluster = outcome.cluster();
    if (turn != turns) {
      // Something else was chosen meanwhile.
      if (cluster != null) {
        end(cluster::close);
      }
      return;
    }
    entry.know(outcome.state());
    end(draft.connect(cluster, () -> {}));
    take(outcome.preflight());
    askWhereThePodIs();
  }

  private void take(@Nullable Preflight rights) {
    preflight.set(rights);
    if (rights != null && !rights.blocking(draft.levelProperty().get()).isEmpty()) {
      draft.levelProperty().set(rights.highest());
    }
    workspace.countCalls();
  }

  /** Rights are given by namespace: those in the context's say nothing of the pod's. */
  private void askWhereThePodIs() {
    Preflight known = preflight.get();
    Cluster cluster = draft.clusterProperty().get();
    String namespace = draft.podProperty().get().replaceFirst("/.*", "").strip();
    if (known == null
        || cluster == null
        || namespace.isEmpty()
        || namespace.equals(known.namespace())) {
      return;
    }
    int turn = turns;
    background
        .task(
            progress -> Preflight.ask(cluster, namespace, workspace.workbench().clock().instant()))
        .onDone(
            rights -> {
              boolean still = draft.podProperty().get().startsWith(namespace + "/");
              if (turn == turns && still && cluster == draft.clusterProperty().get()) {
                take(rights, namespace);
              }
            })
        .start();
  }

  private void take(Preflight rights, String namespace) {
    Level before = draft.levelProperty().get();
    take(rights);
    Level now = draft.levelProperty().get();
    if (now != before) {
      workspace.tell(
          "start.level.lowered",
          namespace,
          "start.level." + before.id(),
          "start.level." + now.id());
    }
  }

  /** What was broken off tells nothing. */
  private void forget(int turn, ContextEntry entry) {
    if (turn != turns && entry.stateProperty().get() instanceof ContextState.Asking) {
      if (!isChosen(entry)) {
        entry.know(new ContextState.Untried());
      }
    }
  }

  /** Agrees to what the chosen context's kubeconfig asks for, and connects. */
  public void trust() {
    if (chosen.get() instanceof Chosen.OfContext(ContextEntry entry)) {
      entry.trust();
      choose(entry);
    }
  }

  /** Asks the chosen context again. */
  public void checkAgain() {
    if (chosen.get() instanceof Chosen.OfContext(ContextEntry entry)) {
      choose(entry);
    }
  }

  /** Chooses a demo incident, and fills in what its user reports. */
  public void choose(DemoIncident incident) {
    select(new Chosen.OfDemo(incident));
    draft.sourceProperty().set(new Choices.Source.Demo(incident.id()));
    draft.podProperty().set(incident.pod());
    draft.containerProperty().set(incident.container());
    draft.domains().setAll(incident.domains());
    draft.errorProperty().set(incident.error());
    String how = incident.frequency();
    draft.frequencyProperty().set(how == null ? null : Frequency.byId(how).orElse(null));
    draft.spanProperty().set(Draft.Span.last((int) Math.max(1, incident.began().toMinutes())));
    draft.levelProperty().set(Level.NODE);
  }

  private void select(Chosen what) {
    leave();
    chosen.set(what);
    draft.forgetSymptom();
    draft.levelProperty().set(Level.READ);
    workspace.countCalls();
  }

  private void leave() {
    if (entering != null) {
      entering.cancel();
      entering = null;
    }
    turns++;
    preflight.set(null);
    end(draft.connect(null, () -> {}));
  }

  private void end(Runnable before) {
    background
        .task(
            progress -> {
              before.run();
              return before;
            })
        .start();
  }

  private Choices.Source source(ContextEntry entry) {
    return new Choices.Source.Cluster(list.file(), entry.context().name(), entry.trusted());
  }

  // --- how far to go

  /** How far to go. */
  public ObjectProperty<Level> levelProperty() {
    return draft.levelProperty();
  }

  /** Whether the user is to be asked before a level is used: once for each that leaves a trace. */
  public boolean asksBefore(Level level) {
    return !agreed.contains(level) && !(chosen.get() instanceof Chosen.OfDemo);
  }

  /** The user agreed to a level. */
  public void agree(Level level) {
    agreed.add(level);
    draft.levelProperty().set(level);
  }

  /** How far the server's clock is from this machine's, where that matters. */
  public Optional<Duration> clockDifference() {
    ServerFacts.Clock clock =
        chosen.get() instanceof Chosen.OfContext(ContextEntry entry)
                && entry.stateProperty().get() instanceof ContextState.Reachable reachable
            ? reachable.server().clock()
            : null;
    if (clock == null) {
      return Optional.empty();
    }
    Duration least = MATERIAL.plus(clock.roundTrip().dividedBy(2));
    return clock.ahead().abs().compareTo(least) > 0 ? Optional.of(clock.ahead()) : Optional.empty();
  }

  // --- going on

  /** Whether one can go on to the symptom. */
  public boolean ready() {
    return switch (chosen.get()) {
      case Chosen.OfContext(ContextEntry entry) ->
          draft.clusterProperty().get() != null
              && entry.stateProperty().get() instanceof ContextState.Reachable;
      case Chosen.OfDemo ignored -> true;
      case null -> false;
    };
  }

  /** Goes on to the symptom; a demo cluster is started first. */
  public void connect(Runnable ready) {
    if (!ready()) {
      return;
    }
    if (chosen.get() instanceof Chosen.OfDemo(DemoIncident incident)
        && draft.clusterProperty().get() == null) {
      start(incident, ready);
    } else {
      enter(ready);
    }
  }

  private void enter(Runnable ready) {
    draft.enteredProperty().set(true);
    ready.run();
  }

  private void start(DemoIncident incident, Runnable ready) {
    if (starting.get()) {
      return;
    }
    starting.set(true);
    background
        .task(progress -> demos.open(incident))
        .onDone(
            open -> {
              if (chosen.get() instanceof Chosen.OfDemo(DemoIncident now) && now.equals(incident)) {
                end(draft.connect(open.cluster(), open.demo()::close));
                workspace.countCalls();
                enter(ready);
              } else {
                end(open.cluster()::close);
                end(open.demo()::close);
              }
            })
        .onEnd(() -> starting.set(false))
        .start();
  }

  /** Whether a demo cluster is being started. */
  public ReadOnlyBooleanProperty startingProperty() {
    return starting.getReadOnlyProperty();
  }

  /** Opens a saved case: what it knows is judged again, without a cluster. */
  public void openBundle(Path bundle, Runnable opened) {
    workspace.openBundle(bundle, opened);
  }

  /** Opens a kept case where it was left. */
  public void reopen(CaseStore.Kept kept, Runnable opened) {
    workspace.reopen(kept, opened);
  }

  /** The open case. */
  Workspace workspace() {
    return workspace;
  }
}
