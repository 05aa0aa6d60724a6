package dev.podnosis.diagnosis;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.NotObserved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Judges a case file by all causes. Pure: the same case file always gives the same diagnosis. */
public final class Judge {
  private final Map<CauseId, Cause> causes = new TreeMap<>();
  private final Map<CauseId, CauseTraits> traits;
  private final Flowchart flowchart;
  private final List<String> remedyIds;
  private final Providers providers;
  private final Orientation orientation;

  /**
   * A judge.
   *
   * @param causes every cause
   * @param traits what the catalogue says of each; must hold every cause
   * @param flowchart the procedure
   * @param remedyIds the ids of all remedies that may carry a patch
   * @param providers the clouds that are known
   * @param orientation where to look first
   */
  public Judge(
      List<Cause> causes,
      Map<CauseId, CauseTraits> traits,
      Flowchart flowchart,
      List<String> remedyIds,
      Providers providers,
      Orientation orientation) {
    for (Cause cause : causes) {
      if (!traits.containsKey(cause.id())) {
        throw new IllegalArgumentException("no traits of " + cause.id());
      }
      this.causes.put(cause.id(), cause);
    }
    this.traits = Map.copyOf(traits);
    this.flowchart = flowchart;
    this.remedyIds = List.copyOf(remedyIds);
    this.providers = providers;
    this.orientation = orientation;
  }

  /** The diagnosis of a case, with nothing skipped by the user. */
  public Diagnosis judge(CaseFile caseFile) {
    return judge(caseFile, Set.of());
  }

  /**
   * The diagnosis of a case.
   *
   * @param caseFile the evidence so far
   * @param skipped steps that the user skipped
   */
  public Diagnosis judge(CaseFile caseFile, Set<StepId> skipped) {
    Facts facts = new Facts(caseFile, providers);
    Map<CauseId, Verdict> verdicts = new LinkedHashMap<>();
    causes.forEach((id, cause) -> verdicts.put(id, cause.judge(facts)));
    List<Judged> judged = new ArrayList<>();
    Map<String, Object> words = facts.args();
    verdicts.forEach((id, verdict) -> judged.add(judged(id, verdict, verdicts, facts, words)));
    judged.sort(new Ranking(traits, orientation, facts));
    List<Evidence> incomplete = incomplete(caseFile);
    List<StepResult> steps = new StepResults(flowchart, facts, skipped).of(judged);
    return new Diagnosis(
        caseFile,
        judged,
        steps,
        new NextStepChoice(flowchart, orientation).choose(judged, facts).orElse(null),
        incomplete,
        outcome(judged, incomplete, caseFile));
  }

  private Judged judged(
      CauseId id,
      Verdict verdict,
      Map<CauseId, Verdict> verdicts,
      Facts facts,
      Map<String, Object> words) {
    Cause cause = Objects.requireNonNull(causes.get(id));
    List<String> failures = facts.failures();
    List<String> explains = explains(verdict);
    boolean advice = verdict instanceof Verdict.Confirmed c && c.advice();
    Map<String, Object> args = new LinkedHashMap<>(words);
    args.putAll(cause.args(facts));
    verdict.findings().forEach(f -> f.args().forEach(args::putIfAbsent));
    Map<String, Patch> patches = new LinkedHashMap<>();
    if (verdict instanceof Verdict.Confirmed || verdict instanceof Verdict.Suspected) {
      remedyIds.forEach(r -> cause.patch(r, facts).ifPresent(p -> patches.put(r, p)));
    }
    return new Judged(
        id,
        verdict,
        advice ? Severity.ADVICE : traitsOf(id).severity(),
        (int) explains.stream().filter(failures::contains).distinct().count(),
        failures.size(),
        consequenceOf(id, verdict, verdicts),
        args,
        patches);
  }

  private static List<String> explains(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Confirmed c -> c.explains();
      case Verdict.Suspected s -> s.explains();
      case Verdict.RuledOut r -> List.of();
      case Verdict.Undecided u -> List.of();
    };
  }

  /**
   * The first cause, in the order of the data file, that holds and of which this one is a
   * consequence.
   */
  private @Nullable CauseId consequenceOf(
      CauseId id, Verdict verdict, Map<CauseId, Verdict> verdicts) {
    if (!holds(verdict)) {
      return null;
    }
    for (CauseId root : traitsOf(id).follows()) {
      Verdict of = verdicts.get(root);
      if (of instanceof Verdict.Confirmed c && !c.advice()) {
        return root;
      }
    }
    return null;
  }

  private CauseTraits traitsOf(CauseId id) {
    return Objects.requireNonNull(traits.get(id));
  }

  private static boolean holds(Verdict verdict) {
    return verdict instanceof Verdict.Suspected
        || (verdict instanceof Verdict.Confirmed c && !c.advice());
  }

  /** Looks that the level allowed and that failed all the same. */
  private static List<Evidence> incomplete(CaseFile caseFile) {
    return caseFile.evidence().stream()
        .filter(e -> e.observation() instanceof NotObserved n && n.reason().limitsTheRun())
        .toList();
  }

  private static Outcome outcome(
      List<Judged> judged, List<Evidence> incomplete, CaseFile caseFile) {
    if (judged.stream().anyMatch(Judged::problem)) {
      return Outcome.PROBLEM_FOUND;
    }
    return incomplete.isEmpty() && caseFile.run().complete()
        ? Outcome.NO_PROBLEM_FOUND
        : Outcome.INCONCLUSIVE;
  }
}
