package dev.podnosis.demo.incident;

import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.net.Upstreams;
import dev.podnosis.demo.world.World;
import java.time.Duration;
import java.time.Instant;

/**
 * One of the two upstream servers refuses. It answers, so CoreDNS's health checks keep it: about
 * half of the outside questions fail.
 */
final class OneUpstreamRefuses implements Incident {
  private static final Duration BEGAN = Duration.ofMinutes(41);

  @Override
  public String id() {
    return "one-upstream-refuses";
  }

  @Override
  public void network(Network network) {
    network.upstreams().one("10.20.0.3", Upstreams.Mood.REFUSES, Instant.now().minus(BEGAN));
  }

  @Override
  public void world(World world) {
    BusinessErrors.fail(world, BEGAN, "getaddrinfo EAI_AGAIN %s", "api.partner.example");
  }
}
