package dev.podnosis.diagnosis;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.StubLookupSeen;
import dev.podnosis.evidence.TriesSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells from the evidence and the verdicts what became of each step. */
final class StepResults {
  private final Flowchart flowchart;
  private final Facts facts;
  private final CaseFile caseFile;
  private final Set<StepId> skipped;

  StepResults(Flowchart flowchart, Facts facts, Set<StepId> skipped) {
    this.flowchart = flowchart;
    this.facts = facts;
    this.caseFile = facts.caseFile();
    this.skipped = skipped;
  }

  List<StepResult> of(List<Judged> judged) {
    Map<CauseId, Judged> byId = new HashMap<>();
    judged.forEach(j -> byId.put(j.id(), j));
    return flowchart.steps().stream().map(s -> result(s, byId)).toList();
  }

  private StepResult result(Flowchart.Step step, Map<CauseId, Judged> judged) {
    List<Evidence> evidence =
        caseFile.evidence().stream().filter(e -> step.probes().contains(e.probe())).toList();
    StepResult.Reason reason =
        switch (step.id()) {
          case RESULT -> reasonNotToSumUp();
          case OPEN_TICKET ->
              judged.values().stream().anyMatch(Judged::confirmedRoot)
                  ? StepResult.Reason.NOT_APPLICABLE
                  : reasonNotToRun(step, evidence);
          default -> reasonNotToRun(step, evidence);
        };
    StepStatus status = status(step, evidence, reason, judged);
    return new StepResult(
        step.id(),
        status,
        status == StepStatus.OK || status == StepStatus.PROBLEM ? null : reason,
        evidence.stream().map(Evidence::id).toList(),
        duration(evidence));
  }

  private StepStatus status(
      Flowchart.Step step,
      List<Evidence> evidence,
      StepResult.@Nullable Reason reason,
      Map<CauseId, Judged> judged) {
    if (step.id() == StepId.RESULT && judged.values().stream().anyMatch(Judged::problem)) {
      return StepStatus.PROBLEM;
    }
    boolean saw = evidence.stream().anyMatch(e -> !(e.observation() instanceof NotObserved));
    boolean troubled =
        facts.applies(step.id()) && evidence.stream().anyMatch(e -> troubled(e, judged));
    if (saw && (settles(step, judged) || troubled)) {
      return StepStatus.PROBLEM;
    }
    if (reason == null) {
      return StepStatus.OK;
    }
    return switch (reason) {
      case PROBES_FAILED -> StepStatus.COULD_NOT_RUN;
      case RUN_ENDED -> StepStatus.NOT_REACHED;
      default -> StepStatus.SKIPPED;
    };
  }

  private static boolean settles(Flowchart.Step step, Map<CauseId, Judged> judged) {
    return step.causes().stream().map(judged::get).anyMatch(j -> j != null && j.problem());
  }

  /**
   * Whether a problem of its own rests on what the step saw, or names were looked up and failed: no
   * such step is "ok", wherever the cause is settled.
   */
  private boolean troubled(Evidence evidence, Map<CauseId, Judged> judged) {
    boolean lookedUp =
        evidence.observation() instanceof LookupsSeen
            || evidence.observation() instanceof StubLookupSeen;
    boolean failedInTries =
        evidence.observation() instanceof TriesSeen t && t.failures().failures() > 0;
    return failedInTries
        || (lookedUp && facts.failures().contains(evidence.id()))
        || judged.values().stream()
            .filter(j -> j.problem() && j.consequenceOf() == null)
            .flatMap(j -> j.verdict().findings().stream())
            .anyMatch(f -> f.side() == Finding.Side.FOR && f.evidence().contains(evidence.id()));
  }

  /** Why "no problem" cannot be the result; null when all that was allowed was seen. */
  private StepResult.@Nullable Reason reasonNotToSumUp() {
    if (caseFile.evidence().stream()
        .anyMatch(e -> e.observation() instanceof NotObserved n && n.reason().limitsTheRun())) {
      return StepResult.Reason.PROBES_FAILED;
    }
    return caseFile.run().complete() ? null : StepResult.Reason.RUN_ENDED;
  }

  /** Why a step has no result of its own; null when it has one. */
  private StepResult.@Nullable Reason reasonNotToRun(Flowchart.Step step, List<Evidence> evidence) {
    if (skipped.contains(step.id())) {
      return StepResult.Reason.BY_USER;
    }
    if (!facts.applies(step.id())) {
      return StepResult.Reason.NOT_APPLICABLE;
    }
    if (step.probes().isEmpty()) {
      return null;
    }
    Set<ProbeId> wanted = new HashSet<>(step.probes());
    if (caseFile.target().pod() == null) {
      wanted.removeIf(p -> probe(p).needsPod());
      if (leavesOpen(step, wanted)) {
        return StepResult.Reason.NO_POD;
      }
    }
    Level level = caseFile.run().level();
    wanted.removeIf(p -> !level.allows(probe(p).level()));
    if (leavesOpen(step, wanted)) {
      return StepResult.Reason.LEVEL;
    }
    if (evidence.isEmpty()) {
      return StepResult.Reason.RUN_ENDED;
    }
    if (evidence.stream().allMatch(StepResults::notOffered)) {
      return StepResult.Reason.NOT_OFFERED;
    }
    boolean sawNothing = evidence.stream().allMatch(e -> e.observation() instanceof NotObserved);
    return sawNothing || wanted.stream().anyMatch(this::failed)
        ? StepResult.Reason.PROBES_FAILED
        : null;
  }

  /** Whether what is left of a step's probes cannot answer its question. */
  private static boolean leavesOpen(Flowchart.Step step, Set<ProbeId> left) {
    return left.isEmpty()
        || (!step.answeredBy().isEmpty() && Collections.disjoint(left, step.answeredBy()));
  }

  private static boolean notOffered(Evidence evidence) {
    return evidence.observation() instanceof NotObserved n
        && n.reason() == NotObserved.Reason.UNSUPPORTED;
  }

  /** Whether a probe that was allowed to look saw nothing: a step with such a probe is not "ok". */
  private boolean failed(ProbeId probe) {
    return !caseFile.observed(probe)
        && caseFile
            .of(probe)
            .anyMatch(e -> e.observation() instanceof NotObserved n && n.reason().limitsTheRun());
  }

  private Flowchart.Probe probe(ProbeId id) {
    Flowchart.Probe probe = flowchart.probes().get(id);
    if (probe == null) {
      throw new IllegalStateException("a step uses the unknown probe " + id.id());
    }
    return probe;
  }

  private static Duration duration(List<Evidence> evidence) {
    if (evidence.isEmpty()) {
      return Duration.ZERO;
    }
    Instant first = Instant.MAX;
    Instant last = Instant.MIN;
    for (Evidence e : evidence) {
      Instant end = e.observedAt().plus(e.duration());
      first = e.observedAt().isBefore(first) ? e.observedAt() : first;
      last = end.isAfter(last) ? end : last;
    }
    return Duration.between(first, last);
  }
}
