package dev.podnosis.probe;

import dev.podnosis.evidence.ContainerFacts;
import dev.podnosis.evidence.ContainerFacts.Kind;
import dev.podnosis.evidence.ContainerFacts.Phase;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.PodFacts;
import java.util.List;
import java.util.Locale;

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
      return not(NotObserved.Reason.UNSUPPORTED, pod, "Windows: no resolv.conf, no libc");
    }
    return wanted.isEmpty() ? first(facts, pod) : named(facts, pod, wanted);
  }

  private static Read<String> named(PodFacts facts, ObjectRef pod, String wanted) {
    for (ContainerFacts container : facts.containers()) {
      if (container.name().equals(wanted)) {
        return runs(container)
            ? new Read.Got<>(wanted)
            : not(NotObserved.Reason.NOT_RUNNING, pod, state(container));
      }
    }
    return not(NotObserved.Reason.MISSING, pod, "no container " + wanted);
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
        .map(container -> not(NotObserved.Reason.NOT_RUNNING, pod, state(container)))
        .orElseGet(() -> new Read.Got<>(""));
  }

  private static boolean runs(ContainerFacts container) {
    return container.state().phase() == Phase.RUNNING || container.state().phase() == Phase.UNKNOWN;
  }

  /** Such as {@code init container migrate: waiting, CrashLoopBackOff, 7 restarts}. */
  private static String state(ContainerFacts container) {
    ContainerFacts.State state = container.state();
    String kind =
        container.kind() == Kind.NORMAL
            ? ""
            : container.kind().name().toLowerCase(Locale.ROOT) + " ";
    return kind
        + "container "
        + container.name()
        + ": "
        + state.phase().name().toLowerCase(Locale.ROOT)
        + (state.reason().isEmpty() ? "" : ", " + state.reason())
        + (container.restarts() == 0 ? "" : ", " + container.restarts() + " restarts");
  }

  private static Read<String> not(NotObserved.Reason reason, ObjectRef pod, String detail) {
    return new Read.Not<>(new NotObserved(reason, "pod " + pod, detail));
  }
}
