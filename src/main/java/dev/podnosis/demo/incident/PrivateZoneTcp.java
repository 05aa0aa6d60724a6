package dev.podnosis.demo.incident;

import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.world.Manifests;
import dev.podnosis.demo.world.World;
import java.time.Duration;

/** The Corefile forwards over TCP, and the servers of the private zone answer UDP only. */
final class PrivateZoneTcp implements Incident {
  private static final Duration BEGAN = Duration.ofMinutes(57);
  private static final String NAME = "ledger.vpc.example";

  @Override
  public String id() {
    return "private-zone-tcp";
  }

  @Override
  public void manifests(Manifests manifests) {
    manifests.editCorefile(
        "       max_concurrent 1000\n", "       max_concurrent 1000\n       force_tcp\n");
  }

  @Override
  public void network(Network network) {
    network.upstreams().udpOnly("vpc.example");
  }

  @Override
  public void world(World world) {
    CoreDnsLog.keepWriting(
        world,
        BEGAN,
        Duration.ofSeconds(12),
        (_, n) ->
            "[ERROR] plugin/errors: 2 %s. A: dial tcp 10.20.0.%d:53: i/o timeout"
                .formatted(NAME, 2 + n % 2));
    BusinessErrors.fail(world, BEGAN, "getaddrinfo EAI_AGAIN %s", NAME);
  }
}
