package dev.podnosis.ui.workspace;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Flowchart;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.diagnosis.WalkListener;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.TriesSeen;
import dev.podnosis.session.Session;
import dev.podnosis.session.Verification;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Job;
import dev.podnosis.ui.common.Progress;
import dev.podnosis.ui.common.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Runs, pauses, cancels and cleans up; tells how far it is. Used on the JavaFX thread. */
public final class WalkControl {
  /** Nobody watches a walk longer than this; each probe has bounds of its own. */
  static final Duration LIMIT = Duration.ofMinutes(15);

  /** What a walk tells is shown at most so often. */
  private static final Duration BEAT = Duration.ofMillis(100);

  private final Workspace workspace;
  private final Background background;
  private final StepStates steps;
  private final Flowchart flowchart;
  private final ReadOnlyObjectWrapper<WalkState> state =
      new ReadOnlyObjectWrapper<>(this, "state", WalkState.IDLE);
  private final ReadOnlyObjectWrapper<Progress> progress =
      new ReadOnlyObjectWrapper<>(this, "progress", Progress.of(""));
  private final ReadOnlyObjectWrapper<Set<ProbeId>> running =
      new ReadOnlyObjectWrapper<>(this, "running", Set.of());
  private final ReadOnlyObjectWrapper<Map<StepId, Status>> stepStates;
  private final ReadOnlyObjectWrapper<@Nullable Verification> verification =
      new ReadOnlyObjectWrapper<>(this, "verification");
  private final ReadOnlyObjectWrapper<Set<ProbeId>> outstanding =
      new ReadOnlyObjectWrapper<>(this, "outstanding", Set.of());
  private final ReadOnlyObjectWrapper<ImageWait.@Nullable Waiting> waiting =
      new ReadOnlyObjectWrapper<>(this, "waiting");
  private final ReadOnlyObjectWrapper<Map<String, TriesSeen>> trying =
      new ReadOnlyObjectWrapper<>(this, "trying", Map.of());
  private @Nullable ImageWait images;
  private int planned;
  private final Turnstile turnstile = new Turnstile();
  private final List<News> unheard = new ArrayList<>();
  private @Nullable Following followed;
  private @Nullable Job job;

  WalkControl(Workspace workspace, Background background, Flowchart flowchart) {
    this.workspace = workspace;
    this.background = background;
    this.flowchart = flowchart;
    steps = new StepStates(flowchart);
    stepStates =
        new ReadOnlyObjectWrapper<>(this, "stepStates", steps.of(null, Set.of(), Set.of()));
  }

  /** What is being done. */
  public ReadOnlyObjectProperty<WalkState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** How many probes of this walk have looked, of how many. */
  public ReadOnlyObjectProperty<Progress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** The probes that look at this moment, in the order in which they began. */
  public ReadOnlyObjectProperty<Set<ProbeId>> runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** The probes of this walk that have not looked yet, those that look at this moment included. */
  public ReadOnlyObjectProperty<Set<ProbeId>> outstandingProperty() {
    return outstanding.getReadOnlyProperty();
  }

  /** How each step is to be shown; changes to a result only when it is final. */
  public ReadOnlyObjectProperty<Map<StepId, Status>> stepStatesProperty() {
    return stepStates.getReadOnlyProperty();
  }

  /** What was found before and after a fix; null before it was verified. */
  public ReadOnlyObjectProperty<@Nullable Verification> verificationProperty() {
    return verification.getReadOnlyProperty();
  }

  /** The image that is being pulled for something of ours; null when there is none. */
  public ReadOnlyObjectProperty<ImageWait.@Nullable Waiting> waitingProperty() {
    return waiting.getReadOnlyProperty();
  }

  /** The lookups that are being tried, by name, as far as they have got. */
  public ReadOnlyObjectProperty<Map<String, TriesSeen>> tryingProperty() {
    return trying.getReadOnlyProperty();
  }

  private void tried(TriesSeen soFar) {
    if (outstanding.get().contains(ProbeId.TRIES)) {
      Map<String, TriesSeen> now = new TreeMap<>(trying.get());
      now.put(soFar.name(), soFar);
      if (!now.equals(trying.get())) {
        trying.set(now);
      }
    }
  }

  /** Waits no longer for the image that is being pulled. */
  public void skipImage() {
    ImageWait.Waiting now = waiting.get();
    ImageWait pulling = images;
    if (now != null && pulling != null) {
      pulling.skip(now.image());
      waiting.set(null);
    }
  }

  /** Runs every step that the level allows and that has not run. */
  public void runAll() {
    List<StepId> all = flowchart.steps().stream().map(Flowchart.Step::id).toList();
    start(all, Set.of(), (session, listener) -> session.runAll(listener, LIMIT), this::done);
  }

  /** Runs a step and what it builds on; a step that has run looks again. */
  public void run(StepId step) {
    Set<ProbeId> probes = Set.copyOf(flowchart.step(step).probes());
    Diagnosis known = workspace.diagnosisProperty().get();
    boolean again = known != null && probes.stream().anyMatch(p -> known.caseFile().asked(p));
    start(
        List.of(step),
        again ? probes : Set.of(),
        (session, listener) ->
            again
                ? session.runAgain(step, listener, LIMIT)
                : session.run(List.of(step), listener, LIMIT),
        this::done);
  }

  /** Asks everything that was asked once more, and keeps before and after. */
  public void verifyAgain() {
    List<StepId> all = flowchart.steps().stream().map(Flowchart.Step::id).toList();
    Set<ProbeId> asked = EnumSet.allOf(ProbeId.class);
    asked.remove(ProbeId.SYMPTOM);
    start(
        all,
        asked,
        (session, listener) -> session.verifyAgain(listener, LIMIT),
        result -> {
          verification.set(result);
          done(result.after());
        });
  }

  /** Starts no further probe until resumed; those that look are let look. */
  public void pause() {
    if (state.get() == WalkState.RUNNING) {
      turnstile.close();
      state.set(WalkState.PAUSED);
    }
  }

  /** Goes on after a pause. */
  public void resume() {
    if (state.get() == WalkState.PAUSED) {
      state.set(WalkState.RUNNING);
      turnstile.open();
    }
  }

  /** Ends the walk, keeps what is known, and removes what was created. */
  public void cancelAndCleanUp() {
    Job walking = job;
    switch (state.get()) {
      case IDLE -> cleanUp();
      case RUNNING, PAUSED -> {
        state.set(WalkState.STOPPING);
        if (walking != null) {
          walking.cancel();
        }
      }
      case STOPPING, CLEANING -> {
        // Already on the way.
      }
    }
  }

  /** Forgets the walk of a case that is no longer open. */
  void reset() {
    stopFollowing();
    verification.set(null);
    outstanding.set(Set.of());
    running.set(Set.of());
    progress.set(Progress.of(""));
    refresh();
  }

  /** Shows the steps of what is known now. */
  void refresh() {
    stepStates.set(steps.of(workspace.diagnosisProperty().get(), outstanding.get(), running.get()));
  }

  /** What is told on the way. */
  private sealed interface News {
    record Started(ProbeId probe) implements News {}

    record Finished(ProbeId probe, Diagnosis soFar) implements News {}
  }

  /** A walk of a session. */
  private interface Work<T> {
    T run(Session session, WalkListener listener);
  }

  private <T> void start(List<StepId> wanted, Set<ProbeId> again, Work<T> work, Consumer<T> done) {
    Session session = workspace.sessionProperty().get();
    if (session == null || state.get().busy()) {
      return;
    }
    plan(session.caseFile(), wanted, again);
    state.set(WalkState.RUNNING);
    turnstile.open();
    Following listener = new Following(session);
    followed = listener;
    unheard.clear();
    ImageWait pulling = new ImageWait(background.feed(this::await));
    images = pulling;
    session.watchStarts(pulling);
    trying.set(Map.of());
    session.watchTries(background.feed(this::tried));
    workspace.account().start();
    job =
        background
            .task(p -> kept(work.run(session, listener), session))
            .onDone(done)
            .onEnd(this::ended)
            .start();
  }

  /** Also what the last probe did not change is kept: that the walk is over, and what it cost. */
  private <T> T kept(T result, Session session) {
    if (!Thread.currentThread().isInterrupted()) {
      workspace.keep(session);
    }
    return result;
  }

  private void plan(CaseFile caseFile, List<StepId> wanted, Set<ProbeId> again) {
    Set<ProbeId> plan = EnumSet.noneOf(ProbeId.class);
    for (Flowchart.Probe probe : flowchart.plan(wanted)) {
      boolean possible =
          caseFile.run().level().allows(probe.level())
              && (!probe.needsPod() || caseFile.target().pod() != null);
      if (possible && (again.contains(probe.id()) || !caseFile.asked(probe.id()))) {
        plan.add(probe.id());
      }
    }
    planned = plan.size();
    outstanding.set(plan);
    running.set(Set.of());
    count();
    refresh();
  }

  private void await(ImageWait.Waiting now) {
    if (state.get().busy()) {
      waiting.set(now);
    }
  }

  /** Probes end in bursts: what they tell is shown at a pace that can be followed. */
  private void hear(Following walk, News news) {
    if (followed != walk) {
      return;
    }
    unheard.add(news);
    if (unheard.size() == 1) {
      background.after(BEAT, this::catchUp);
    }
  }

  private void catchUp() {
    if (unheard.isEmpty()) {
      return;
    }
    Set<ProbeId> now = new LinkedHashSet<>(running.get());
    Set<ProbeId> left = new LinkedHashSet<>(outstanding.get());
    Diagnosis latest = null;
    for (News news : unheard) {
      switch (news) {
        case News.Started(var probe) -> now.add(probe);
        case News.Finished(var probe, var soFar) -> {
          now.remove(probe);
          left.remove(probe);
          waiting.set(null);
          latest = soFar;
        }
      }
    }
    unheard.clear();
    outstanding.set(left);
    if (latest != null) {
      workspace.know(latest);
    }
    running.set(now);
    count();
    refresh();
  }

  /** What was told on the way and not shown yet is older than the result. */
  private void stopFollowing() {
    followed = null;
    unheard.clear();
  }

  private void count() {
    progress.set(new Progress(planned - outstanding.get().size(), planned, ""));
  }

  private void done(Diagnosis diagnosis) {
    stopFollowing();
    outstanding.set(Set.of());
    running.set(Set.of());
    workspace.know(diagnosis);
    count();
    refresh();
  }

  private void ended() {
    catchUp();
    stopFollowing();
    job = null;
    waiting.set(null);
    workspace.account().stop();
    boolean stopped = state.get() == WalkState.STOPPING;
    outstanding.set(Set.of());
    running.set(Set.of());
    state.set(WalkState.IDLE);
    refresh();
    if (stopped || hasObjects()) {
      cleanUp();
    }
  }

  /** What was created for a walk does not outlive it; a later probe makes its own anew. */
  private boolean hasObjects() {
    Session session = workspace.sessionProperty().get();
    return session != null
        && session.live()
        && session.changes().stream().anyMatch(c -> c.kind().equals("Pod") && c.removed() == null);
  }

  private void cleanUp() {
    Session session = workspace.sessionProperty().get();
    if (session == null || state.get().busy()) {
      return;
    }
    state.set(WalkState.CLEANING);
    background
        .task(
            p -> {
              session.cleanUp(change -> {});
              workspace.keep(session);
              return session.diagnosis();
            })
        .onDone(workspace::know)
        .onEnd(
            () -> {
              state.set(WalkState.IDLE);
              workspace.account().cleaned();
              refresh();
            })
        .start();
  }

  /** Hears of a walk on the thread that walks. */
  private final class Following implements WalkListener {
    private final Session session;
    private final Consumer<News> news;

    Following(Session session) {
      this.session = session;
      this.news = background.feed(item -> hear(this, item));
    }

    @Override
    public void started(ProbeId probe) {
      news.accept(new News.Started(probe));
    }

    @Override
    public void finished(ProbeId probe, List<Evidence> fresh, CaseFile soFar) {
      news.accept(new News.Finished(probe, session.judge(soFar)));
      workspace.keep(session);
    }

    @Override
    public void awaitResume() throws InterruptedException {
      turnstile.pass();
    }
  }
}
