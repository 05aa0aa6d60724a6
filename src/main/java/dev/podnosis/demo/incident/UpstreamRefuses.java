package dev.podnosis.demo.incident;

import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.net.Upstreams;
import dev.podnosis.demo.world.World;
import java.time.Duration;
import java.time.Instant;

/** The upstream servers answer REFUSED to everything. */
final class UpstreamRefuses implements Incident {
  private static final Duration BEGAN = Duration.ofMinutes(18);

  @Override
  public String id() {
    return "upstream-refuses";
  }

  @Override
  public void network(Network network) {
    network.upstreams().all(Upstreams.Mood.REFUSES, Instant.now().minus(BEGAN));
  }

  @Override
  public void world(World world) {
    world.withoutMetricsServer();
    BusinessErrors.fail(world, BEGAN, "getaddrinfo EAI_AGAIN %s", "api.partner.example");
  }
}
