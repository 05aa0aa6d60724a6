package dev.podnosis.demo.incident;

import dev.podnosis.demo.world.LogLine;
import dev.podnosis.demo.world.Manifests;
import dev.podnosis.demo.world.Tree;
import dev.podnosis.demo.world.World;
import java.time.Duration;
import java.util.List;

/**
 * An old Corefile with the {@code proxy} plugin, which CoreDNS lost in 1.5.0; both replicas crash.
 */
final class CoreDnsCrashLoop implements Incident {
  private static final Crash CRASH =
      new Crash(
          9, 1, "Error", Duration.ofMinutes(26), Duration.ofSeconds(140), Duration.ofMillis(60));

  @Override
  public String id() {
    return "coredns-crash-loop";
  }

  @Override
  public void manifests(Manifests manifests) {
    manifests.editCorefile(
        "forward . /etc/resolv.conf {\n       max_concurrent 1000\n    }",
        "proxy . /etc/resolv.conf");
    CRASH.replaceCoreDns(manifests);
  }

  @Override
  public void world(World world) {
    int line = lineOf(world, "proxy");
    CRASH.applyToCoreDns(
        world,
        started ->
            List.of(
                new LogLine(started.plusMillis(31), maxprocs()),
                new LogLine(started.plusMillis(32), error(line))));
    BusinessErrors.fail(
        world,
        CRASH.began(),
        "dial tcp: lookup %s: Temporary failure in name resolution",
        "payments.shop.svc.cluster.local");
  }

  private static String maxprocs() {
    return "maxprocs: Leaving GOMAXPROCS=8: CPU quota undefined";
  }

  private static String error(int line) {
    return "/etc/coredns/Corefile:" + line + " - Error during parsing: Unknown directive 'proxy'";
  }

  static int lineOf(World world, String word) {
    String corefile =
        world
            .objects()
            .get("ConfigMap", "kube-system", "coredns")
            .map(c -> Tree.text(c, "data", "Corefile"))
            .orElse("");
    return (int) corefile.lines().takeWhile(l -> !l.trim().startsWith(word)).count() + 1;
  }
}
