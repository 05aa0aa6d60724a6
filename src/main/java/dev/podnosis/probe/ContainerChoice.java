package dev.podnosis.probe;

import dev.podnosis.evidence.ContainerFacts;
import dev.podnosis.evidence.ContainerFacts.Kind;
import dev.podnosis.evidence.ContainerFacts.Phase;
import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.PodFacts;
import java.util.List;

/**
 * Chooses the container of the business pod in which commands are run: the one that the user named,
 * else the one that its annotation names when that runs, else the first that runs. With several
 * containers the API server demands a name. What cannot be run in is told beforehand, by its state.
 */
final class ContainerChoice {
  private ContainerChoice() {}

  /** The container's name (empty where the pod's object was not seen), or why there is none. */
  static Read<String> of(Scene scene, ObjectRef pod) {
    String wanted = scene.caseFile().target().container();
    PodFacts facts = scene.facts().businessPod().map(f -> f.value()).orElse(null);
    return facts == null ? new Read.Got<>(wanted) : of(facts, pod, wanted);
  }

  static Read<String> of(PodFacts facts, ObjectRef pod, String wanted) {
    if (facts.windows()) {
      return not(NotObserved.Reason.UNSUPPORTED, pod, new Detail.Known(Detail.Fact.WINDOWS));
    }
    return wanted.isEmpty() ? first(facts, pod) : named(facts, pod, wanted);
  }

  private static Read<String> named(PodFacts facts, ObjectRef pod, String wanted) {
    for (ContainerFacts container : facts.containers()) {
      if (container.name().equals(wanted)) {
        return runs(container)
            ? new Read.Got<>(wanted)
            : not(NotObserved.Reason.NOT_RUNNING, pod, Detail.ContainerState.of(container, ""));
      }
    }
    return not(NotObserved.Reason.MISSING, pod, new Detail.NoContainer(wanted));
  }

  /**
   * The one that kubectl would take, too; else an application's container before a sidecar: native
   * sidecars are init containers that go on.
   */
  private static Read<String> first(PodFacts facts, ObjectRef pod) {
    for (ContainerFacts container : facts.containers()) {
      if (container.name().equals(facts.defaultContainer())
          && container.kind() != Kind.EPHEMERAL
          && runs(container)) {
        return new Read.Got<>(container.name());
      }
    }
    for (Kind kind : List.of(Kind.NORMAL, Kind.SIDECAR)) {
      for (ContainerFacts container : facts.containers()) {
        if (container.kind() == kind && runs(container)) {
          return new Read.Got<>(container.name());
        }
      }
    }
    return facts.containers().stream()
        .filter(container -> container.kind() != Kind.EPHEMERAL)
        .filter(container -> container.state().phase() != Phase.TERMINATED)
        .findFirst()
        .or(() -> facts.containers().stream().findFirst())
        .map(
            container ->
                not(NotObserved.Reason.NOT_RUNNING, pod, Detail.ContainerState.of(container, "")))
        .orElseGet(() -> new Read.Got<>(""));
  }

  private static boolean runs(ContainerFacts container) {
    return container.state().phase() == Phase.RUNNING || container.state().phase() == Phase.UNKNOWN;
  }

  private static Read<String> not(NotObserved.Reason reason, ObjectRef pod, Detail detail) {
    return new Read.Not<>(new NotObserved(reason, "pod " + pod, detail));
  }
}
