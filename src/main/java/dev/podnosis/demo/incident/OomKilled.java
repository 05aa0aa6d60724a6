package dev.podnosis.demo.incident;

import dev.podnosis.demo.world.LogLine;
import dev.podnosis.demo.world.Manifests;
import dev.podnosis.demo.world.Tree;
import dev.podnosis.demo.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** CoreDNS's memory limit is far too low; the kernel kills both replicas again and again. */
final class OomKilled implements Incident {
  private static final Crash CRASH =
      new Crash(
          11,
          137,
          "OOMKilled",
          Duration.ofMinutes(38),
          Duration.ofSeconds(70),
          Duration.ofSeconds(21));

  @Override
  public String id() {
    return "oom-killed";
  }

  @Override
  public void manifests(Manifests manifests) {
    ObjectNode container =
        (ObjectNode)
            manifests.podSpec("Deployment", "kube-system", "coredns").path("containers").path(0);
    Tree.make(container, "resources", "limits").put("memory", "24Mi");
    Tree.make(container, "resources", "requests").put("memory", "24Mi");
    CRASH.replaceCoreDns(manifests);
  }

  @Override
  public void world(World world) {
    CRASH.applyToCoreDns(world, OomKilled::lastWords);
    BusinessErrors.fail(
        world, CRASH.began(), "getaddrinfo EAI_AGAIN %s", "payments.shop.svc.cluster.local");
  }

  /** A process that is killed has no last words: only how it began is there. */
  private static List<LogLine> lastWords(Instant started) {
    return Everyday.banner(started);
  }
}
