package dev.podnosis.demo.incident;

import dev.podnosis.demo.world.World;
import java.time.Duration;

/** The cluster is fine; the name that a release asks for does not exist. */
final class NameTypo implements Incident {
  private static final Duration BEGAN = Duration.ofMinutes(12);

  @Override
  public String id() {
    return "name-typo";
  }

  @Override
  public void world(World world) {
    world
        .pods("shop", "app", "checkout")
        .forEach(
            p ->
                BusinessErrors.fail(
                    world, p, BEGAN, "getaddrinfo ENOTFOUND %s", "payment.shop.svc.cluster.local"));
  }
}
