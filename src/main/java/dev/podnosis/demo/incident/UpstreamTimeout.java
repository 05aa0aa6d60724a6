package dev.podnosis.demo.incident;

import dev.podnosis.demo.net.CoreDns;
import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.net.Upstreams;
import dev.podnosis.demo.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The upstream servers no longer answer; names of the cluster are fine. */
final class UpstreamTimeout implements Incident {
  private static final Duration BEGAN = Duration.ofMinutes(35);
  private static final List<String> NAMES =
      List.of("api.partner.example.", "pay.partner.example.", "cdn.shop.example.");

  @Override
  public String id() {
    return "upstream-timeout";
  }

  @Override
  public void network(Network network) {
    network.upstreams().all(Upstreams.Mood.SILENT, Instant.now().minus(BEGAN));
  }

  @Override
  public void world(World world) {
    List<String> upstreams = List.of("10.20.0.2", "10.20.0.3");
    CoreDnsLog.keepWriting(
        world,
        BEGAN,
        Duration.ofSeconds(4),
        (replica, n) ->
            CoreDns.errorLine(
                NAMES.get((int) (n / 2 % NAMES.size())),
                n % 2 == 0 ? "A" : "AAAA",
                replica.address(),
                32_768 + (int) (n * 7919 % 28_000),
                upstreams.get((int) (n % upstreams.size())),
                "i/o timeout"));
    BusinessErrors.fail(world, BEGAN, "getaddrinfo EAI_AGAIN %s", "api.partner.example");
  }
}
