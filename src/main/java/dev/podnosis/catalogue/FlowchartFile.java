package dev.podnosis.catalogue;

import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Flowchart;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ProbeId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The flowchart's data file as it is written. */
record FlowchartFile(List<Step> steps, List<Probe> probes, Map<String, Text> reasons) {

  record Step(
      String id,
      Text name,
      @Nullable Boolean question,
      Text title,
      Text why,
      @Nullable List<String> probes,
      @Nullable List<String> answeredBy,
      @Nullable List<String> causes,
      @Nullable Map<String, Text> answers,
      @Nullable Map<String, String> next) {}

  record Probe(
      String id,
      String level,
      @Nullable List<String> after,
      @Nullable Boolean pod,
      Text title,
      @Nullable Map<String, Text> needs) {}

  Flowchart flowchart() {
    Map<ProbeId, Flowchart.Probe> byId = new LinkedHashMap<>();
    for (Probe probe : probes) {
      Flowchart.Probe read = read(probe);
      byId.put(read.id(), read);
    }
    return new Flowchart(steps.stream().map(FlowchartFile::read).toList(), byId);
  }

  private static Flowchart.Probe read(Probe probe) {
    return new Flowchart.Probe(
        probeId(probe.id()),
        Level.byId(probe.level()).orElseThrow(() -> unknown("level", probe.level())),
        orEmpty(probe.after()).stream().map(FlowchartFile::probeId).collect(Collectors.toSet()),
        Boolean.TRUE.equals(probe.pod()));
  }

  private static Flowchart.Step read(Step step) {
    Map<String, StepId> next = new LinkedHashMap<>();
    if (step.next() != null) {
      step.next().forEach((outcome, id) -> next.put(outcome, stepId(id)));
    }
    return new Flowchart.Step(
        stepId(step.id()),
        Boolean.TRUE.equals(step.question()),
        orEmpty(step.probes()).stream().map(FlowchartFile::probeId).toList(),
        orEmpty(step.answeredBy()).stream().map(FlowchartFile::probeId).collect(Collectors.toSet()),
        orEmpty(step.causes()).stream().map(CauseId::new).toList(),
        next);
  }

  private static List<String> orEmpty(@Nullable List<String> list) {
    return list == null ? List.of() : list;
  }

  static StepId stepId(String id) {
    return StepId.byId(id).orElseThrow(() -> unknown("step", id));
  }

  static ProbeId probeId(String id) {
    return ProbeId.byId(id).orElseThrow(() -> unknown("probe", id));
  }

  private static IllegalArgumentException unknown(String what, String id) {
    return new IllegalArgumentException("unknown " + what + " in the flowchart: " + id);
  }
}
