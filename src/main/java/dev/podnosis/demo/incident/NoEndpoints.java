package dev.podnosis.demo.incident;

import dev.podnosis.demo.world.Manifests;
import dev.podnosis.demo.world.Tree;
import dev.podnosis.demo.world.World;
import java.time.Duration;

/** The selector of Service kube-dns fits no pod any more; the replicas themselves are well. */
final class NoEndpoints implements Incident {
  private static final Duration BEGAN = Duration.ofMinutes(9);

  @Override
  public String id() {
    return "no-endpoints";
  }

  @Override
  public void manifests(Manifests manifests) {
    Tree.make(manifests.find("Service", "kube-system", "kube-dns"), "spec", "selector")
        .put("k8s-app", "coredns");
  }

  @Override
  public void world(World world) {
    BusinessErrors.fail(
        world, BEGAN, "getaddrinfo EAI_AGAIN %s", "payments.shop.svc.cluster.local");
  }
}
