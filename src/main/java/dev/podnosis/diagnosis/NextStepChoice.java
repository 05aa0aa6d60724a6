package dev.podnosis.diagnosis;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the one probe that would settle the most. A suspicion weighs more than an open question;
 * of equal weight, the probe that needs the lower level is chosen.
 */
final class NextStepChoice {
  private static final int SUSPECTED = 50;
  private static final int UNDECIDED = 1;

  private final Flowchart flowchart;

  NextStepChoice(Flowchart flowchart) {
    this.flowchart = flowchart;
  }

  Optional<NextStep> choose(List<Judged> judged, CaseFile caseFile) {
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
            Comparator.<Map.Entry<Need, List<Judged>>>comparingInt(e -> weight(e.getValue()))
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

  private static int weight(List<Judged> causes) {
    return causes.stream()
        .mapToInt(c -> c.verdict() instanceof Verdict.Suspected ? SUSPECTED : UNDECIDED)
        .sum();
  }

  private NextStep nextStep(Need need, List<Judged> causes) {
    Flowchart.Step step = flowchart.stepOf(need.probe()).orElseThrow();
    return new NextStep(
        step.id(), level(need), need, causes.stream().map(Judged::id).distinct().toList());
  }
}
