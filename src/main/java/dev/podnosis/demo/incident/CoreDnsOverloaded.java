package dev.podnosis.demo.incident;

import dev.podnosis.demo.net.CoreDns;
import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.world.Manifests;
import dev.podnosis.demo.world.Tree;
import dev.podnosis.demo.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.node.ObjectNode;

/**
 * Both replicas use up their CPU limit: they are slow in checking their own health, and part of the
 * queries over UDP is dropped from a full socket. The scheduler holds them back in most periods.
 */
final class CoreDnsOverloaded implements Incident {
  private static final Duration BEGAN = Duration.ofMinutes(24);
  private static final double LOAD = 10.4;
  private static final double LOST = 0.3;
  private static final double THROTTLED = 0.62;

  @Override
  public String id() {
    return "coredns-overloaded";
  }

  @Override
  public void manifests(Manifests manifests) {
    ObjectNode container =
        (ObjectNode)
            manifests.podSpec("Deployment", "kube-system", "coredns").path("containers").path(0);
    Tree.make(container, "resources", "limits").put("cpu", "100m");
  }

  @Override
  public void world(World world) {
    world.setCoreDnsLoad(LOAD);
    world.throttleCoreDns(THROTTLED, world.ago(BEGAN), Instant.MAX);
    CoreDnsLog.keepWriting(
        world,
        BEGAN,
        Duration.ofSeconds(9),
        (_, n) ->
            String.format(
                Locale.ROOT,
                "[WARNING] plugin/health: Local health request to \"http://:8080/health\""
                    + " took more than 1s: 1.%09ds",
                n * 104_729 % 900_000_000));
    BusinessErrors.fail(
        world, BEGAN, "getaddrinfo EAI_AGAIN %s", "payments.shop.svc.cluster.local");
  }

  @Override
  public void network(Network network) {
    network.add(
        flow ->
            flow.dnsOverUdp()
                && flow.toPod() != null
                && CoreDns.isReplica(flow.toPod())
                && ThreadLocalRandom.current().nextDouble() < LOST);
  }
}
