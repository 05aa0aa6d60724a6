package dev.podnosis.diagnosis;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Vantage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Gathers evidence: runs the probes of some steps, side by side as far as one does not build on
 * another, until all have looked, the time is up or the thread is interrupted. What is known by
 * then is kept.
 */
public final class Walk {
  private final Flowchart flowchart;
  private final EvidenceSource source;
  private final ExecutorService executor;
  private final InstantSource clock;
  private final WalkListener listener;

  /**
   * A walk.
   *
   * @param flowchart the procedure
   * @param source where evidence comes from
   * @param executor runs the probes; its bound is the bound on how many run at once
   * @param clock the time
   * @param listener told of every probe as it starts and ends, on the walking thread
   */
  public Walk(
      Flowchart flowchart,
      EvidenceSource source,
      ExecutorService executor,
      InstantSource clock,
      WalkListener listener) {
    this.flowchart = flowchart;
    this.source = source;
    this.executor = executor;
    this.clock = clock;
    this.listener = listener;
  }

  /** Runs every step of the procedure that the case's level allows. */
  public CaseFile all(CaseFile caseFile, Duration limit) {
    return steps(flowchart.steps().stream().map(Flowchart.Step::id).toList(), caseFile, limit);
  }

  /**
   * Runs the probes of some steps and those that they build on and that have not looked yet.
   *
   * @param steps the steps
   * @param caseFile what is known; its run says how far the walk may go
   * @param limit bound on the whole walk
   * @return what is known afterwards; its run is complete when every allowed probe has looked
   */
  public CaseFile steps(List<StepId> steps, CaseFile caseFile, Duration limit) {
    Map<ProbeId, Flowchart.Probe> plan = new LinkedHashMap<>();
    for (Flowchart.Probe probe : flowchart.plan(steps)) {
      if (allowed(probe, caseFile) && !caseFile.asked(probe.id())) {
        plan.put(probe.id(), probe);
      }
    }
    return new Round(plan, caseFile, clock.instant().plus(limit)).run();
  }

  private static boolean allowed(Flowchart.Probe probe, CaseFile caseFile) {
    return caseFile.run().level().allows(probe.level())
        && (!probe.needsPod() || caseFile.target().pod() != null);
  }

  /** What a probe brought. */
  private record Done(ProbeId probe, List<Look> looks) {}

  /** One round over a plan. */
  private final class Round {
    private final Map<ProbeId, Flowchart.Probe> waiting;
    private final Map<ProbeId, Future<?>> running = new HashMap<>();
    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
    private final Instant deadline;
    private CaseFile caseFile;

    Round(Map<ProbeId, Flowchart.Probe> plan, CaseFile caseFile, Instant deadline) {
      this.waiting = new LinkedHashMap<>(plan);
      this.caseFile = caseFile;
      this.deadline = deadline;
    }

    CaseFile run() {
      boolean complete = true;
      try {
        startReady();
        while (!running.isEmpty()) {
          long left = Duration.between(clock.instant(), deadline).toMillis();
          Done next = left <= 0 ? null : done.poll(left, TimeUnit.MILLISECONDS);
          if (next == null) {
            complete = false;
            break;
          }
          take(next);
          listener.awaitResume();
          startReady();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        complete = false;
      }
      stop(complete ? NotObserved.Reason.PREREQUISITE : NotObserved.Reason.SKIPPED);
      boolean whole = complete;
      return caseFile.withRun(r -> r.finished(clock.instant(), whole));
    }

    private void startReady() {
      Set<ProbeId> open = new HashSet<>(waiting.keySet());
      open.addAll(running.keySet());
      for (Flowchart.Probe probe : List.copyOf(waiting.values())) {
        if (probe.after().stream().noneMatch(open::contains)) {
          waiting.remove(probe.id());
          start(probe.id());
        }
      }
    }

    private void start(ProbeId probe) {
      CaseFile soFar = caseFile;
      listener.started(probe);
      running.put(probe, executor.submit(() -> done.add(new Done(probe, look(probe, soFar)))));
    }

    private List<Look> look(ProbeId probe, CaseFile soFar) {
      Instant start = clock.instant();
      try {
        List<Look> looks = source.collect(probe, soFar);
        return looks.isEmpty()
            ? List.of(blank(probe, NotObserved.Reason.MISSING, start, ""))
            : looks;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return List.of(blank(probe, NotObserved.Reason.SKIPPED, start, ""));
      } catch (RuntimeException e) {
        // A defect in one probe must not cost the others; it is shown as what it is.
        return List.of(blank(probe, NotObserved.Reason.ERROR, start, String.valueOf(e)));
      }
    }

    private void take(Done result) {
      running.remove(result.probe());
      int before = caseFile.evidence().size();
      caseFile = caseFile.plus(result.looks());
      List<Evidence> fresh = caseFile.evidence().subList(before, caseFile.evidence().size());
      listener.finished(result.probe(), fresh, caseFile);
    }

    /** Ends what still runs and says of all that did not look why. */
    private void stop(NotObserved.Reason reason) {
      running.values().forEach(f -> f.cancel(true));
      Collection<Done> late = new ArrayList<>();
      done.drainTo(late);
      late.forEach(this::take);
      List<ProbeId> missed = new ArrayList<>(running.keySet());
      missed.addAll(waiting.keySet());
      for (ProbeId probe : missed) {
        take(new Done(probe, List.of(blank(probe, reason, clock.instant(), ""))));
      }
    }

    private Look blank(ProbeId probe, NotObserved.Reason reason, Instant start, String detail) {
      return new Look(
          probe,
          Vantage.user(),
          start,
          Duration.between(start, clock.instant()),
          new NotObserved(reason, probe.id(), detail),
          null);
    }
  }
}
