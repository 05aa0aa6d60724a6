package dev.podnosis.session;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.EvidenceSource;
import dev.podnosis.diagnosis.Judge;
import dev.podnosis.diagnosis.LiveSource;
import dev.podnosis.diagnosis.StartWatch;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.diagnosis.Walk;
import dev.podnosis.diagnosis.WalkListener;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ClusterChange;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Run;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.TriesSeen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One diagnosis under way. Its methods that look at the cluster block until done and are called by
 * one thread at a time; what is known may be read from any thread.
 */
public final class Session implements AutoCloseable {
  private final Workbench workbench;
  private final EvidenceSource source;
  private final Set<StepId> skipped = EnumSet.noneOf(StepId.class);
  private final Object saying = new Object();
  private volatile CaseFile caseFile;

  /**
   * A session.
   *
   * @param workbench what it works with
   * @param source where evidence comes from; cleaned up and closed with the session when it is live
   * @param caseFile what is known at the beginning
   */
  public Session(Workbench workbench, EvidenceSource source, CaseFile caseFile) {
    this.workbench = workbench;
    this.source = source;
    this.caseFile = caseFile;
  }

  /** All that is known. */
  public CaseFile caseFile() {
    return caseFile;
  }

  /** What can be said now. */
  public Diagnosis diagnosis() {
    return judge(caseFile);
  }

  /** What can be said of what is known so far, during a walk. */
  public Diagnosis judge(CaseFile soFar) {
    synchronized (skipped) {
      return judge().judge(soFar, Set.copyOf(skipped));
    }
  }

  /** Whether evidence comes from a cluster rather than from a saved case. */
  public boolean live() {
    return source instanceof LiveSource;
  }

  /** Runs every step that the level allows and that has not run. */
  public Diagnosis runAll(WalkListener listener, Duration limit) {
    return run(w -> w.all(caseFile, limit), listener);
  }

  /** Runs some steps, and what they build on. */
  public Diagnosis run(List<StepId> steps, WalkListener listener, Duration limit) {
    return run(w -> w.steps(steps, caseFile, limit), listener);
  }

  /** Runs a step again; what it brought before is replaced. */
  public Diagnosis runAgain(StepId step, WalkListener listener, Duration limit) {
    Set<ProbeId> probes = new HashSet<>(workbench.flowchart().step(step).probes());
    synchronized (saying) {
      caseFile = caseFile.without(probes);
    }
    return run(List.of(step), listener, limit);
  }

  /**
   * Asks all that was asked before once more, as after a fix, and keeps the new answers.
   *
   * @return the case before and after
   */
  public Verification verifyAgain(WalkListener listener, Duration limit) {
    CaseFile before = caseFile;
    Diagnosis then = judge(before);
    Set<ProbeId> asked = new HashSet<>();
    before.evidence().forEach(e -> asked.add(e.probe()));
    asked.remove(ProbeId.SYMPTOM);
    caseFile = before.without(asked).withSymptom(workbench.windowNow(before.symptom()));
    Diagnosis now = runAll(listener, limit);
    return new Verification(then, now);
  }

  private Diagnosis run(java.util.function.Function<Walk, CaseFile> walk, WalkListener listener) {
    Walk walking =
        new Walk(
            workbench.flowchart(),
            source,
            workbench.executor(),
            workbench.clock(),
            new Following(listener));
    take(walk.apply(walking));
    return diagnosis();
  }

  /** Takes over what a walk knows; what the user said meanwhile stays as said. */
  private CaseFile take(CaseFile walked) {
    synchronized (saying) {
      CaseFile said = caseFile;
      caseFile =
          accounted(
              walked.withSymptom(said.symptom()).withRun(r -> r.withNotes(said.run().notes())));
      return caseFile;
    }
  }

  /** What was created in the cluster so far, at this moment. */
  public List<ClusterChange> changes() {
    return source instanceof LiveSource live ? live.changes() : caseFile.run().changes();
  }

  /**
   * Pods that earlier runs left in the cluster, as far as that is known at this moment; {@link
   * CleanUp} removes them.
   */
  public List<ClusterChange> leftBehind() {
    return source instanceof LiveSource live ? live.leftBehind() : List.of();
  }

  /** How many requests went to the API server so far, at this moment. */
  public long apiCalls() {
    return source instanceof LiveSource live ? live.apiCalls() : caseFile.run().apiCalls();
  }

  /** Keeps the session's own knowledge up to date while it walks. */
  private final class Following implements WalkListener {
    private final WalkListener listener;

    Following(WalkListener listener) {
      this.listener = listener;
    }

    @Override
    public void started(ProbeId probe) {
      listener.started(probe);
    }

    @Override
    public void finished(
        ProbeId probe, List<dev.podnosis.evidence.Evidence> fresh, CaseFile soFar) {
      listener.finished(probe, fresh, take(soFar));
    }

    @Override
    public void awaitResume() throws InterruptedException {
      listener.awaitResume();
    }
  }

  /** Takes what the user said anew into account, also during a walk; what was seen stays. */
  public Diagnosis answer(UnaryOperator<Symptom> change) {
    synchronized (saying) {
      caseFile = caseFile.withSymptom(change.apply(caseFile.symptom()));
    }
    return diagnosis();
  }

  /** Skips a step, or takes that back. */
  public Diagnosis skip(StepId step, boolean skip) {
    synchronized (skipped) {
      if (skip) {
        skipped.add(step);
      } else {
        skipped.remove(step);
      }
    }
    return diagnosis();
  }

  /** Adds a remark of the engineer, also during a walk; an empty step means the whole case. */
  public void note(String step, String text) {
    synchronized (saying) {
      caseFile =
          caseFile.withRun(
              r -> {
                List<Run.Note> notes = new ArrayList<>(r.notes());
                notes.add(new Run.Note(step, workbench.clock().instant(), text));
                return r.withNotes(notes);
              });
    }
  }

  /** Has starts of containers watched from now on: how long they take, and whether to go on. */
  public void watchStarts(StartWatch watch) {
    if (source instanceof LiveSource live) {
      live.watchStarts(watch);
    }
  }

  /** Has lookups that are tried again and again watched from now on, from any thread. */
  public void watchTries(Consumer<TriesSeen> watch) {
    if (source instanceof LiveSource live) {
      live.watchTries(watch);
    }
  }

  /** Removes from the cluster what can be removed. */
  public void cleanUp(Consumer<ClusterChange> progress) {
    if (source instanceof LiveSource live) {
      live.cleanUp(progress);
      caseFile = accounted(caseFile);
    }
  }

  /** The case with what looking has cost and left so far. */
  private CaseFile accounted(CaseFile file) {
    return source instanceof LiveSource live
        ? file.withRun(r -> r.withAccount(live.changes(), live.apiCalls(), live.apiBytes()))
        : file;
  }

  private Judge judge() {
    return workbench.judge();
  }

  @Override
  public void close() {
    if (source instanceof LiveSource live) {
      live.close();
      caseFile = accounted(caseFile);
    }
  }
}
