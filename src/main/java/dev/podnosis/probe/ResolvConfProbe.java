package dev.podnosis.probe;

import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.ResolvConfSeen;
import dev.podnosis.evidence.Source;
import dev.podnosis.evidence.Vantage;
import java.time.Duration;
import java.util.List;

/** Reads /etc/resolv.conf in the business container. */
final class ResolvConfProbe implements Probe {
  private static final List<String> COMMAND = List.of("cat", "/etc/resolv.conf");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Override
  public void look(Scene scene) throws InterruptedException {
    ObjectRef pod = scene.caseFile().target().pod();
    if (pod == null) {
      return;
    }
    String container = scene.caseFile().target().container();
    String command = Kubectl.exec(pod, container, COMMAND);
    Read<ClusterReads.Executed> read = scene.cluster().exec(pod, container, COMMAND, LIMIT);
    switch (read) {
      case Read.Not<ClusterReads.Executed> not -> scene.missed(not.why(), command);
      case Read.Got<ClusterReads.Executed> got when got.value().exitCode() != 0 ->
          scene.missed(Execs.failed("pod " + pod, got.value()), command);
      case Read.Got<ClusterReads.Executed> got ->
          scene.saw(
              inPod(scene, pod),
              new ResolvConfSeen("pod " + pod, got.value().stdout()),
              Execs.transcript(command, got.value()));
    }
  }

  static Vantage inPod(Scene scene, ObjectRef pod) {
    String node = scene.facts().businessPod().map(f -> f.value().node()).orElse(null);
    return new Vantage(Source.EXEC, new Place.InPod(pod, node));
  }
}
