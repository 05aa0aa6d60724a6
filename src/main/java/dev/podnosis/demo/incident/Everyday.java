package dev.podnosis.demo.incident;

import dev.podnosis.demo.world.LogLine;
import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.Tree;
import dev.podnosis.demo.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a healthy cluster's containers write. */
public final class Everyday {
  private static final Duration PACE = Duration.ofSeconds(11);

  private Everyday() {}

  /** Gives every running container its log. */
  public static void logs(World world) {
    for (Pod pod : world.pods()) {
      pod.containers().stream()
          .map(c -> Tree.text(c, "name"))
          .filter(pod::runs)
          .forEach(c -> log(world, pod, c));
    }
  }

  private static void log(World world, Pod pod, String container) {
    Instant started = Tree.time(pod.status(container), "state", "running", "startedAt");
    if (started == null) {
      return;
    }
    switch (container) {
      case "coredns" -> banner(started).forEach(line -> world.logs().write(pod, container, line));
      case "app" ->
          world
              .logs()
              .keepWriting(
                  pod,
                  container,
                  new Repeated(
                      started,
                      Instant.MAX,
                      PACE,
                      n -> "level=info msg=\"request served\" status=200 ms=" + (3 + n * 7 % 23)));
      default -> {}
    }
  }

  /** What CoreDNS writes when it starts. */
  static List<LogLine> banner(Instant started) {
    return List.of(
        new LogLine(started.plusMillis(81), ".:53"),
        new LogLine(
            started.plusMillis(81),
            "[INFO] plugin/reload: Running configuration SHA512 = "
                + "591cf328cccc12bc490481273e738df59329c62c0b729d94e8b61db9961c2fa5"
                + "f046dd37f1cf888b953814040d180f52594972691cd6ff41be96639138a43908"),
        new LogLine(started.plusMillis(82), "CoreDNS-1.12.0"),
        new LogLine(started.plusMillis(82), "linux/amd64, go1.23.3, 51e11f166"));
  }
}
