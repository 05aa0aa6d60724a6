package dev.podnosis.demo.incident;

import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.world.Kernel;
import dev.podnosis.demo.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** The connection table of one node is full, so that many a question from there is dropped. */
final class ConntrackFull implements Incident {
  private static final String NODE = "worker-1";
  private static final Duration BEGAN = Duration.ofMinutes(14);
  private static final double LOST = 0.4;
  private static final long DROPS_A_SECOND = 130;

  @Override
  public String id() {
    return "conntrack-full";
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
    kernel.file("/proc/sys/net/netfilter/nf_conntrack_count", since -> "262144\n");
    kernel.file("/proc/net/stat/nf_conntrack", ConntrackFull::statistics);
    kernel.keepWriting(
        new Repeated(
            world.ago(BEGAN),
            Instant.MAX,
            Duration.ofSeconds(3),
            n ->
                n % 7 == 0
                    ? "net_ratelimit: 31 callbacks suppressed"
                    : "nf_conntrack: nf_conntrack: table full, dropping packet"));
    BusinessErrors.failOn(world, NODE, BEGAN);
  }

  /** Hexadecimal, a line for each CPU. */
  private static String statistics(Duration since) {
    long drops = 40_000 + DROPS_A_SECOND * since.toMillis() / 2_000;
    String line =
        "00040000  00000000 00000000 00000000 00000012 00000000 00000000 00000000 00000000 00000000"
            + " %08x %08x 00000000  00000000 00000000 00000000 00000000\n";
    return "entries  clashres found new invalid ignore delete chainlength insert insert_failed drop"
        + " early_drop icmp_error  expect_new expect_create expect_delete search_restart\n"
        + line.formatted(drops, drops / 9)
        + line.formatted(drops, drops / 9);
  }
}
