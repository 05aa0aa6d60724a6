package dev.podnosis.demo.incident;

import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.World;
import java.time.Duration;
import java.time.Instant;

/** What every replica of CoreDNS writes during an incident. */
final class CoreDnsLog {
  private CoreDnsLog() {}

  /** The nth line of a replica. */
  interface Line {
    String of(Pod replica, long n);
  }

  /** A line at every pace, since some time ago. */
  static void keepWriting(World world, Duration began, Duration pace, Line line) {
    for (Pod replica : world.coreDns()) {
      world
          .logs()
          .keepWriting(
              replica,
              "coredns",
              new Repeated(world.ago(began), Instant.MAX, pace, n -> line.of(replica, n)));
    }
  }
}
