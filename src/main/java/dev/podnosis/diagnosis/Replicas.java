package dev.podnosis.diagnosis;

import dev.podnosis.evidence.ContainerFacts;
import dev.podnosis.evidence.ContainerFacts.Phase;
import dev.podnosis.evidence.PodFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pods of a kind as far as they count: pods that ended for good (evicted, preempted) or are being
 * deleted are history, and one that is only just starting is no fault.
 */
public final class Replicas {
  /** A pod without a restart may take this long to become ready. */
  private static final Duration STARTING = Duration.ofSeconds(60);

  private final Facts facts;
  private final List<PodFacts> live;
  private final List<String> evidence;

  Replicas(Facts facts, Fact<List<PodFacts>> pods) {
    this.facts = facts;
    this.live = pods.value().stream().filter(Replicas::counts).toList();
    this.evidence = pods.evidence();
  }

  /**
   * What a container does or how it ended.
   *
   * @param pod its pod
   * @param container the container
   * @param state the state
   */
  public record InState(PodFacts pod, ContainerFacts container, ContainerFacts.State state) {}

  private static boolean counts(PodFacts pod) {
    return !pod.deleting() && !pod.phase().equals("Failed") && !pod.phase().equals("Succeeded");
  }

  /** The numbers of the evidence that shows them. */
  public List<String> evidence() {
    return evidence;
  }

  /** All that count. */
  public List<PodFacts> all() {
    return live;
  }

  /** Those that run and are ready. */
  public List<PodFacts> serving() {
    return live.stream().filter(PodFacts::serving).toList();
  }

  /** Those that should serve and do not. */
  public List<PodFacts> notServing() {
    return live.stream().filter(p -> !p.serving() && !starting(p)).toList();
  }

  /**
   * The failures that their state accounts for: all when none is left to answer. Services send to
   * ready pods only, so that while one is left, the others being away loses no query.
   */
  public List<String> explained() {
    return serving().isEmpty() ? facts.failures() : List.of();
  }

  private boolean starting(PodFacts pod) {
    Instant created = pod.created();
    return created != null
        && pod.restarts() == 0
        && Duration.between(created, facts.now()).compareTo(STARTING) < 0;
  }

  /** Containers that wait for one of these reasons. */
  public List<InState> waiting(String... reasons) {
    List<String> wanted = List.of(reasons);
    return containers()
        .filter(c -> c.state().phase() == Phase.WAITING && wanted.contains(c.state().reason()))
        .toList();
  }

  /**
   * How containers ended, as far as it matters: since the incident's window began, or whenever it
   * was where the container has not come back.
   */
  public List<InState> ends() {
    return containers().flatMap(c -> lastEnd(c).stream()).filter(this::matters).toList();
  }

  private static Optional<InState> lastEnd(InState now) {
    ContainerFacts.@Nullable State end =
        now.state().phase() == Phase.TERMINATED ? now.state() : now.container().last();
    return Optional.ofNullable(end)
        .filter(e -> e.phase() == Phase.TERMINATED)
        .map(e -> new InState(now.pod(), now.container(), e));
  }

  private boolean matters(InState end) {
    Instant at = end.state().finishedAt();
    return end.container().state().phase() != Phase.RUNNING
        || (at != null && !at.isBefore(facts.window().start()));
  }

  /** How containers ended that keep ending: held back by the kubelet, or down after a restart. */
  public List<InState> crashing() {
    return ends().stream()
        .filter(e -> heldBack(e) || (e.container().restarts() > 0 && down(e)))
        .toList();
  }

  private static boolean heldBack(InState end) {
    return end.container().state().reason().equals("CrashLoopBackOff");
  }

  private static boolean down(InState end) {
    return end.container().state().phase() != Phase.RUNNING || !end.pod().ready();
  }

  private Stream<InState> containers() {
    return live.stream()
        .flatMap(
            p ->
                p.containers().stream()
                    .filter(c -> c.kind() == ContainerFacts.Kind.NORMAL)
                    .map(c -> new InState(p, c, c.state())));
  }

  /** The pods of containers, each once. */
  public static List<PodFacts> pods(List<InState> containers) {
    return containers.stream().map(InState::pod).distinct().toList();
  }

  /** The names of pods, for a text. */
  public static List<String> names(List<PodFacts> pods) {
    return pods.stream().map(p -> p.ref().name()).distinct().sorted().toList();
  }
}
