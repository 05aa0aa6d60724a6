package dev.podnosis.demo.incident;

import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.world.Kernel;
import dev.podnosis.demo.world.World;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** One node has no CPU time left and throws answers away that nobody takes in time. */
final class NodeOverloaded implements Incident {
  private static final String NODE = "worker-1";
  private static final Duration BEGAN = Duration.ofMinutes(27);
  private static final double LOST = 0.25;

  @Override
  public String id() {
    return "node-overloaded";
  }

  @Override
  public void network(Network network) {
    network.add(
        flow ->
            flow.dnsOverUdp()
                && flow.from().node().equals(NODE)
                && ThreadLocalRandom.current().nextDouble() < LOST);
  }

  @Override
  public void world(World world) {
    Kernel kernel = world.kernel(NODE);
    kernel.keepBusy(0.996);
    kernel.file("/proc/loadavg", since -> "38.71 36.20 29.94 44/611 20817\n");
    kernel.file("/proc/net/softnet_stat", NodeOverloaded::softnet);
    BusinessErrors.failOn(world, NODE, BEGAN);
  }

  /** Processed, dropped, squeezed and more, hexadecimal, a line for each CPU. */
  private static String softnet(Duration since) {
    StringBuilder text = new StringBuilder();
    for (int cpu = 0; cpu < 8; cpu++) {
      long dropped = 9_000 + since.toMillis() / 150;
      text.append("01f3d53c %08x %08x".formatted(dropped, dropped * 3));
      text.append(" 00000000".repeat(12)).append('\n');
    }
    return text.toString();
  }
}
