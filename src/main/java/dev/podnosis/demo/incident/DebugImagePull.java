package dev.podnosis.demo.incident;

import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.world.World;
import java.util.List;

/** The upstreams are silent, and no debug image can be pulled to prove it. */
final class DebugImagePull implements Incident {
  private final Incident fault = new UpstreamTimeout();

  @Override
  public String id() {
    return "image-pull";
  }

  @Override
  public void world(World world) {
    fault.world(world);
    for (String image : List.of("nicolaka/netshoot", "busybox", "alpine")) {
      world.cannotPull(image);
    }
  }

  @Override
  public void network(Network network) {
    fault.network(network);
  }
}
