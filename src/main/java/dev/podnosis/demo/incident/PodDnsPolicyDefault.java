package dev.podnosis.demo.incident;

import dev.podnosis.demo.world.Manifests;
import dev.podnosis.demo.world.Tree;
import dev.podnosis.demo.world.World;
import java.time.Duration;

/** A business workload with {@code dnsPolicy: Default}: its pods ask the node's servers. */
final class PodDnsPolicyDefault implements Incident {
  private static final Duration BEGAN = Duration.ofMinutes(52);

  @Override
  public String id() {
    return "pod-dns-policy-default";
  }

  @Override
  public void manifests(Manifests manifests) {
    manifests.podSpec("Deployment", "shop", "checkout").put("dnsPolicy", "Default");
    Tree.make(manifests.find("Deployment", "shop", "checkout"), "x-demo")
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
                    "payments.shop.svc.cluster.local"));
  }
}
