package dev.podnosis.demo.incident;

import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.world.World;

/**
 * The upstreams are silent, and the user may look at objects but at no log and into no container.
 */
final class NoRights implements Incident {
  private final Incident fault = new UpstreamTimeout();

  @Override
  public String id() {
    return "no-rights";
  }

  @Override
  public void world(World world) {
    fault.world(world);
    world.setRole("viewer");
  }

  @Override
  public void network(Network network) {
    fault.network(network);
  }
}
