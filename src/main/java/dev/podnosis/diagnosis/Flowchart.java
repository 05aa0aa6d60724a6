package dev.podnosis.diagnosis;

import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ProbeId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The procedure as data: its steps in order and the probes they use.
 *
 * @param steps the steps in the order of the automatic run
 * @param probes every probe
 */
public record Flowchart(List<Step> steps, Map<ProbeId, Probe> probes) {
  public Flowchart {
    steps = List.copyOf(steps);
    probes = Map.copyOf(probes);
  }

  /**
   * One step.
   *
   * @param id its id
   * @param question whether the user is asked
   * @param probes what it looks at, in order
   * @param answeredBy those of them without which its question stays open; empty: any will do
   * @param causes the causes it can settle
   * @param next where each outcome leads
   */
  public record Step(
      StepId id,
      boolean question,
      List<ProbeId> probes,
      Set<ProbeId> answeredBy,
      List<CauseId> causes,
      Map<String, StepId> next) {
    public Step {
      probes = List.copyOf(probes);
      answeredBy = Set.copyOf(answeredBy);
      causes = List.copyOf(causes);
      next = Map.copyOf(next);
    }
  }

  /**
   * What a probe may do and what it builds on.
   *
   * @param id its id
   * @param level the level it needs
   * @param after the probes that must have looked before
   * @param needsPod whether it makes sense only with a business pod
   */
  public record Probe(ProbeId id, Level level, Set<ProbeId> after, boolean needsPod) {
    public Probe {
      after = Set.copyOf(after);
    }
  }

  /** The step with this id. */
  public Step step(StepId id) {
    return steps.stream()
        .filter(s -> s.id() == id)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no step " + id.id()));
  }

  /** The first step that uses a probe. */
  public Optional<Step> stepOf(ProbeId probe) {
    return steps.stream().filter(s -> s.probes().contains(probe)).findFirst();
  }

  /** The probes of some steps and all they build on, in an order that respects it. */
  public List<Probe> plan(List<StepId> wanted) {
    Map<ProbeId, Probe> plan = new LinkedHashMap<>();
    for (StepId id : wanted) {
      for (ProbeId probe : step(id).probes()) {
        add(probe, plan);
      }
    }
    return List.copyOf(plan.values());
  }

  private void add(ProbeId id, Map<ProbeId, Probe> plan) {
    Probe probe = probes.get(id);
    if (probe == null || plan.containsKey(id)) {
      return;
    }
    for (ProbeId before : probe.after().stream().sorted().toList()) {
      add(before, plan);
    }
    plan.put(id, probe);
  }
}
