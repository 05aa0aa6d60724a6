package dev.podnosis.demo.api;

import dev.podnosis.demo.net.CoreDns;
import dev.podnosis.demo.net.CoreDnsMetrics;
import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.world.Pod;
import java.time.Instant;

/** What the HTTP ports of pods say. */
final class PodPorts {
  private static final int METRICS = 9153;
  private static final int HEALTH = 8080;
  private static final int READY = 8181;

  private PodPorts() {}

  static Answer get(Network network, Pod pod, int port, String path) {
    if (!CoreDns.isReplica(pod)) {
      return Answer.text(200, "ok\n");
    }
    return switch (port) {
      case METRICS ->
          path.equals("/metrics")
              ? new Answer(
                  200,
                  "text/plain; version=0.0.4; charset=utf-8",
                  CoreDnsMetrics.text(pod, network, Instant.now()))
              : Failure.noSuchPath();
      case HEALTH -> path.equals("/health") ? Answer.text(200, "OK") : Failure.noSuchPath();
      case READY -> path.equals("/ready") ? Answer.text(200, "OK") : Failure.noSuchPath();
      default -> Failure.noSuchPath();
    };
  }
}
