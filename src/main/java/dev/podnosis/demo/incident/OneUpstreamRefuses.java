package dev.podnosis.demo.incident;

import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.net.Upstreams;
import dev.podnosis.demo.world.Manifests;
import dev.podnosis.demo.world.Tree;
import dev.podnosis.demo.world.World;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * One of the two upstream servers refuses. It answers, so CoreDNS's health checks keep it: about
 * half of the outside questions fail. That CoreDNS was held back by its CPU limit two days ago has
 * nothing to do with it.
 */
final class OneUpstreamRefuses implements Incident {
  private static final Duration BEGAN = Duration.ofMinutes(41);

  @Override
  public String id() {
    return "one-upstream-refuses";
  }

  @Override
  public void manifests(Manifests manifests) {
    ObjectNode container =
        (ObjectNode)
            manifests.podSpec("Deployment", "kube-system", "coredns").path("containers").path(0);
    Tree.make(container, "resources", "limits").put("cpu", "500m");
  }

  @Override
  public void network(Network network) {
    network.upstreams().one("10.20.0.3", Upstreams.Mood.REFUSES, Instant.now().minus(BEGAN));
  }

  @Override
  public void world(World world) {
    world.throttleCoreDns(0.7, world.ago(Duration.ofHours(50)), world.ago(Duration.ofHours(47)));
    BusinessErrors.fail(world, BEGAN, "getaddrinfo EAI_AGAIN %s", "api.partner.example");
  }
}
