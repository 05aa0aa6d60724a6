package dev.podnosis.demo.incident;

import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.world.World;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Of the DNS packets that cross nodes over UDP, about a third never gets an answer. */
final class PacketLoss implements Incident {
  private static final double LOST = 0.35;
  private static final Duration BEGAN = Duration.ofMinutes(48);

  @Override
  public String id() {
    return "packet-loss";
  }

  @Override
  public void network(Network network) {
    network.add(
        flow ->
            flow.dnsOverUdp()
                && flow.crossesNodes()
                && !flow.toNode().isEmpty()
                && ThreadLocalRandom.current().nextDouble() < LOST);
  }

  @Override
  public void world(World world) {
    BusinessErrors.fail(
        world, BEGAN, "i/o timeout looking up %s", "payments.shop.svc.cluster.local");
  }
}
