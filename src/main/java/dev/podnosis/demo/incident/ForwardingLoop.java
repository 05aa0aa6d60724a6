package dev.podnosis.demo.incident;

import dev.podnosis.demo.world.LogLine;
import dev.podnosis.demo.world.Manifests;
import dev.podnosis.demo.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** CoreDNS forwards to its own Service; the loop plugin ends it, again and again. */
final class ForwardingLoop implements Incident {
  private static final Crash CRASH =
      new Crash(
          8, 1, "Error", Duration.ofMinutes(22), Duration.ofSeconds(95), Duration.ofSeconds(2));

  @Override
  public String id() {
    return "forwarding-loop";
  }

  @Override
  public void manifests(Manifests manifests) {
    manifests.editCorefile("forward . /etc/resolv.conf", "forward . 10.96.0.10");
    CRASH.replaceCoreDns(manifests);
  }

  @Override
  public void world(World world) {
    CRASH.applyToCoreDns(world, ForwardingLoop::lastWords);
    BusinessErrors.fail(
        world, CRASH.began(), "getaddrinfo EAI_AGAIN %s", "payments.shop.svc.cluster.local");
  }

  private static List<LogLine> lastWords(Instant started) {
    List<LogLine> lines = new ArrayList<>(Everyday.banner(started));
    lines.add(
        new LogLine(
            started.plusMillis(1_320),
            "[FATAL] plugin/loop: Loop (10.244.1.1:45371 -> :53) detected for zone \".\", see"
                + " https://coredns.io/plugins/loop#troubleshooting. Query: \"HINFO"
                + " 4388091163724523150.6105826183571213862.\""));
    return lines;
  }
}
