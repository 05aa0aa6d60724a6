package dev.podnosis.diagnosis;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ProbeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the one probe that would settle the most. A suspicion weighs more than an open question,
 * and an open question more when the procedure's tables point to its cause; what only happens now
 * and then is better captured than measured. Of equal weight, the probe that needs the lower level
 * is chosen.
 */
final class NextStepChoice {
  private static final int SUSPECTED = 200;
  private static final int UNDECIDED = 4;
  private static final int POINTED_TO = 8;

  private final Flowchart flowchart;
  private final Orientation orientation;

  NextStepChoice(Flowchart flowchart, Orientation orientation) {
    this.flowchart = flowchart;
    this.orientation = orientation;
  }

  Optional<NextStep> choose(List<Judged> judged, Facts facts) {
    CaseFile caseFile = facts.caseFile();
    boolean explained = judged.stream().anyMatch(Judged::confirmedRoot);
    Map<Need, List<Judged>> byNeed = new LinkedHashMap<>();
    for (Judged cause : judged) {
      boolean counts =
          cause.consequenceOf() == null
              && (cause.verdict() instanceof Verdict.Suspected
                  || (!explained && cause.verdict() instanceof Verdict.Undecided));
      if (counts) {
        cause
            .verdict()
            .missing()
            .forEach(n -> byNeed.computeIfAbsent(n, k -> new ArrayList<>()).add(cause));
      }
    }
    return byNeed.entrySet().stream()
        .filter(e -> possible(e.getKey(), caseFile))
        .max(
            // What has looked already will hardly tell more.
            Comparator.<Map.Entry<Need, List<Judged>>, Boolean>comparing(
                    e -> !caseFile.observed(e.getKey().probe()))
                .thenComparingInt(e -> weight(e, facts))
                .thenComparing(e -> level(e.getKey()), Comparator.reverseOrder())
                .thenComparing(e -> e.getKey().probe(), Comparator.reverseOrder()))
        .map(e -> nextStep(e.getKey(), e.getValue()));
  }

  private boolean possible(Need need, CaseFile caseFile) {
    Flowchart.Probe probe = flowchart.probes().get(need.probe());
    return probe != null
        && flowchart.stepOf(need.probe()).isPresent()
        && (!probe.needsPod() || caseFile.target().pod() != null);
  }

  private Level level(Need need) {
    Flowchart.Probe probe = flowchart.probes().get(need.probe());
    return probe == null ? Level.NODE : probe.level();
  }

  private int weight(Map.Entry<Need, List<Judged>> wanted, Facts facts) {
    int weight = wanted.getValue().stream().mapToInt(c -> weight(c, facts)).sum();
    Boolean reproducible = facts.failsEveryTime();
    if (wanted.getKey().probe() != ProbeId.CAPTURE || reproducible == null) {
      return weight;
    }
    return reproducible ? weight / 2 : weight * 2;
  }

  private int weight(Judged cause, Facts facts) {
    return (cause.verdict() instanceof Verdict.Suspected ? SUSPECTED : UNDECIDED)
        + POINTED_TO * orientation.points(cause.id(), facts);
  }

  private NextStep nextStep(Need need, List<Judged> causes) {
    Flowchart.Step step = flowchart.stepOf(need.probe()).orElseThrow();
    return new NextStep(
        step.id(), level(need), need, causes.stream().map(Judged::id).distinct().toList());
  }
}
