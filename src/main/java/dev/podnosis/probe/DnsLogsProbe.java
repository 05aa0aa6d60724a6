package dev.podnosis.probe;

import dev.podnosis.coredns.log.ExcerptStream;
import dev.podnosis.coredns.log.LogAnalyser;
import dev.podnosis.coredns.log.LogOptions;
import dev.podnosis.coredns.log.LogSummary;
import dev.podnosis.diagnosis.KubeDns;
import dev.podnosis.evidence.ContainerFacts;
import dev.podnosis.evidence.LogSeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.PodFacts;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads each replica's running log, and the log of the container that ended before. */
final class DnsLogsProbe implements Probe {
  /** Beyond the window's begin, so that what led to the incident is seen too. */
  private static final Duration BEFORE = Duration.ofMinutes(5);

  /** Characters of each kind of line that a case carries for each log. */
  private static final int EXCERPT = 512 * 1024;

  @Override
  public void look(Scene scene) throws InterruptedException {
    List<PodFacts> replicas = scene.facts().dns().replicas().map(f -> f.value()).orElse(List.of());
    if (replicas.isEmpty()) {
      scene.missed(Places.unseen("CoreDNS pods"), "");
    }
    Duration since = Duration.between(scene.facts().window().start(), scene.now()).plus(BEFORE);
    scene.each(replicas, (part, replica) -> read(part, replica, since));
  }

  private static void read(Scene scene, PodFacts replica, Duration since)
      throws InterruptedException {
    List<ContainerFacts> two = KubeDns.logging(replica);
    ContainerFacts one = two.isEmpty() ? container(replica) : null;
    for (ContainerFacts container : one == null ? two : List.of(one)) {
      read(scene, replica, container.name(), false, since);
      if (container.restarts() > 0) {
        read(scene, replica, container.name(), true, null);
      }
    }
  }

  /** The container that serves DNS: the one named so, else the first. */
  private static @Nullable ContainerFacts container(PodFacts pod) {
    List<ContainerFacts> normal =
        pod.containers().stream().filter(c -> c.kind() == ContainerFacts.Kind.NORMAL).toList();
    return normal.stream()
        .filter(c -> c.name().contains("dns"))
        .findFirst()
        .orElse(normal.isEmpty() ? null : normal.getFirst());
  }

  private static void read(
      Scene scene, PodFacts pod, String container, boolean previous, @Nullable Duration since)
      throws InterruptedException {
    String command = Kubectl.logs(pod.ref(), container, previous);
    Read<InputStream> log = scene.cluster().log(pod.ref(), container, previous, since);
    switch (log) {
      case Read.Not<InputStream> not -> {
        // A container that ended long ago has no log any more: that tells nothing.
        if (!previous || not.why().reason() != NotObserved.Reason.MISSING) {
          scene.missed(not.why(), command);
        }
      }
      case Read.Got<InputStream> got -> {
        scene.saw(seen(scene, pod, previous, got.value()), command);
      }
    }
  }

  private static LogSeen seen(Scene scene, PodFacts pod, boolean previous, InputStream log)
      throws InterruptedException {
    LogOptions options =
        new LogOptions(pod.ref().name(), List.of(scene.facts().dns().clusterDomain()), 1, false);
    try (ExcerptStream kept = new ExcerptStream(log, EXCERPT)) {
      LogSummary summary = LogAnalyser.analyse(kept, options);
      return new LogSeen(pod.ref(), previous, summary, kept.excerpt());
    } catch (IOException e) {
      // Closing failed: what was read is whole all the same.
      throw new java.io.UncheckedIOException(e);
    }
  }
}
