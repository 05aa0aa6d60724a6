package dev.podnosis.probe;

import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ResolvConfSeen;
import dev.podnosis.evidence.Source;
import dev.podnosis.evidence.Vantage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads /etc/resolv.conf in the business container. Where the container has no program for that, or
 * does not run, the file is read from a place of ours, if the level allows one.
 */
final class ResolvConfProbe implements Probe {
  static final String FILE = "/etc/resolv.conf";
  private static final List<String> COMMAND = List.of("cat", FILE);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final @Nullable Workplaces workplaces;

  /** Reads in the container only. */
  ResolvConfProbe() {
    this(null);
  }

  /** Reads in the container, or else from one of these. */
  ResolvConfProbe(@Nullable Workplaces workplaces) {
    this.workplaces = workplaces;
  }

  @Override
  public void look(Scene scene) throws InterruptedException {
    ObjectRef pod = scene.caseFile().target().pod();
    if (pod == null) {
      return;
    }
    switch (ContainerChoice.of(scene, pod)) {
      case Read.Not<String>(NotObserved why) -> otherwise(scene, pod, why, "");
      case Read.Got<String>(String container) -> look(scene, pod, container);
    }
  }

  private void look(Scene scene, ObjectRef pod, String container) throws InterruptedException {
    String command = Kubectl.exec(pod, container, COMMAND);
    Read<ClusterReads.Executed> read = scene.cluster().exec(pod, container, COMMAND, LIMIT);
    switch (read) {
      case Read.Not<ClusterReads.Executed> not -> otherwise(scene, pod, not.why(), command);
      case Read.Got<ClusterReads.Executed> got when got.value().exitCode() != 0 ->
          otherwise(scene, pod, Execs.failed("pod " + pod, got.value()), command);
      case Read.Got<ClusterReads.Executed> got ->
          scene.saw(
              inPod(scene, pod),
              new ResolvConfSeen("pod " + pod, got.value().stdout()),
              Execs.transcript(command, got.value()));
    }
  }

  private void otherwise(Scene scene, ObjectRef pod, NotObserved why, String command)
      throws InterruptedException {
    PodFacts facts = scene.facts().businessPod().map(f -> f.value()).orElse(null);
    if (workplaces == null
        || facts == null
        || facts.windows()
        || !scene.caseFile().run().level().allows(Level.DEBUG_CONTAINER)) {
      scene.missed(why, command);
      return;
    }
    Read<Workplace> place = workplaces.inPod(pod, facts.node());
    if (!(place instanceof Read.Got<Workplace> got) || !read(scene, got.value(), pod)) {
      scene.missed(why, command);
    }
  }

  /** Reads the file from a place in the pod; whether that went well. */
  static boolean read(Scene scene, Workplace place, ObjectRef pod) throws InterruptedException {
    Read<ClusterReads.Executed> read = place.file(FILE);
    if (read instanceof Read.Got<ClusterReads.Executed> got && got.value().exitCode() == 0) {
      scene.saw(
          place.vantage(),
          new ResolvConfSeen("pod " + pod, got.value().stdout()),
          Execs.transcript(place.kubectl(COMMAND), got.value()));
      return true;
    }
    return false;
  }

  static Vantage inPod(Scene scene, ObjectRef pod) {
    String node = scene.facts().businessPod().map(f -> f.value().node()).orElse(null);
    return new Vantage(Source.EXEC, new Place.InPod(pod, node));
  }
}
