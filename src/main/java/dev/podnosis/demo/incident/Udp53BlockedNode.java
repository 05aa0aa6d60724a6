package dev.podnosis.demo.incident;

import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.world.World;
import java.time.Duration;

/** UDP port 53 is dropped between one node and all others; TCP 53 and ping pass. */
final class Udp53BlockedNode implements Incident {
  private static final String NODE = "worker-3";
  private static final Duration BEGAN = Duration.ofMinutes(33);

  @Override
  public String id() {
    return "udp53-blocked-node";
  }

  @Override
  public void network(Network network) {
    network.add(
        flow ->
            flow.dnsOverUdp()
                && flow.crossesNodes()
                && (flow.from().node().equals(NODE) || flow.toNode().equals(NODE)));
  }

  @Override
  public void world(World world) {
    BusinessErrors.failOn(world, NODE, BEGAN);
  }
}
