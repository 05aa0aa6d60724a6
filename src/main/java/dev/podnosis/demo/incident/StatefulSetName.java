package dev.podnosis.demo.incident;

import dev.podnosis.demo.world.Manifests;
import dev.podnosis.demo.world.Tree;
import dev.podnosis.demo.world.World;
import java.time.Duration;

/** A StatefulSet names another Service than the one that selects its pods: these have no names. */
final class StatefulSetName implements Incident {
  private static final Duration BEGAN = Duration.ofHours(2);

  @Override
  public String id() {
    return "statefulset-name";
  }

  @Override
  public void manifests(Manifests manifests) {
    Tree.make(manifests.find("StatefulSet", "shop", "orders-db"), "spec")
        .put("serviceName", "orders-db-headless");
    Tree.make(manifests.find("StatefulSet", "shop", "orders-db"), "x-demo")
        .put("podAge", BEGAN.toString());
  }

  @Override
  public void world(World world) {
    world
        .pods("shop", "app", "checkout")
        .forEach(
            p ->
                BusinessErrors.fail(
                    world,
                    p,
                    BEGAN,
                    "getaddrinfo ENOTFOUND %s",
                    "orders-db-0.orders-db.shop.svc.cluster.local"));
  }
}
