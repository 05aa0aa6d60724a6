package dev.podnosis.ui.diagnose;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Flowchart;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.report.Wording;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts the procedure's map into words: for each step its name and what came of it. */
final class MapWords {
  private final Messages messages;
  private final Wording wording;
  private final Flowchart flowchart;
  private final UnaryOperator<String> veil;

  MapWords(Messages messages, Wording wording, Flowchart flowchart, UnaryOperator<String> veil) {
    this.messages = messages;
    this.wording = wording;
    this.flowchart = flowchart;
    this.veil = veil;
  }

  List<MapNode> of(
      @Nullable Diagnosis diagnosis, Map<StepId, Status> states, Set<ProbeId> outstanding) {
    return flowchart.steps().stream()
        .map(
            step -> {
              Status state = states.getOrDefault(step.id(), Status.NOT_YET);
              return new MapNode(
                  step.id(),
                  flowchart.steps().indexOf(step) + 1,
                  wording.stepName(step.id()),
                  diagnosis == null ? "" : line(step, state, diagnosis, outstanding),
                  state,
                  step.question());
            })
        .toList();
  }

  private String line(
      Flowchart.Step step, Status state, Diagnosis diagnosis, Set<ProbeId> outstanding) {
    return switch (state) {
      case NOT_YET -> "";
      case RUNNING -> {
        long left = step.probes().stream().filter(outstanding::contains).count();
        yield messages.get(
            "diagnose.map.running", "n", step.probes().size() - left, "of", step.probes().size());
      }
      case SKIPPED, INCONCLUSIVE -> reason(step, diagnosis);
      case OK, PROBLEM, ATTENTION -> seen(step, state, diagnosis);
    };
  }

  private String reason(Flowchart.Step step, Diagnosis diagnosis) {
    return diagnosis.steps().stream()
        .filter(r -> r.id() == step.id())
        .map(wording::reason)
        .findFirst()
        .orElse("");
  }

  private String seen(Flowchart.Step step, Status state, Diagnosis diagnosis) {
    if (state == Status.PROBLEM) {
      String cause =
          diagnosis.problems().stream()
              .filter(c -> step.id() == StepId.RESULT || step.causes().contains(c.id()))
              .findFirst()
              .map(this::title)
              .orElse("");
      if (!cause.isEmpty()) {
        return cause;
      }
    }
    return diagnosis.caseFile().evidence().stream()
        .filter(e -> step.probes().contains(e.probe()))
        .filter(e -> !(e.observation() instanceof NotObserved))
        .min(Comparator.comparingInt(e -> telling(e, step, state)))
        .map(this::line)
        .orElse("");
  }

  /** The first step is about what the client said, whatever else it brings. */
  private static int telling(Evidence evidence, Flowchart.Step step, Status state) {
    if (step.id() == StepId.CLASSIFY_ERROR && evidence.probe() == ProbeId.SYMPTOM) {
      return 0;
    }
    return CheckWords.status(evidence) == state ? 1 : 2;
  }

  private String title(Judged cause) {
    return veil.apply(wording.title(cause));
  }

  private String line(Evidence evidence) {
    return veil.apply(wording.line(evidence));
  }
}
