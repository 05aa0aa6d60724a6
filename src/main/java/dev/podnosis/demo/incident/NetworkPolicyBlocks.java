package dev.podnosis.demo.incident;

import dev.podnosis.demo.world.Manifests;
import dev.podnosis.demo.world.World;
import java.time.Duration;

/** A NetworkPolicy lets catalog talk to HTTP ports only; its DNS is dropped. */
final class NetworkPolicyBlocks implements Incident {
  private static final Duration BEGAN = Duration.ofMinutes(44);

  @Override
  public String id() {
    return "networkpolicy-blocks";
  }

  @Override
  public void manifests(Manifests manifests) {
    manifests.add(
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: catalog-egress, namespace: shop, creationTimestamp: now-PT44M}
        spec:
          podSelector: {matchLabels: {app: catalog}}
          policyTypes: [Egress]
          egress:
          - ports: [{port: 80, protocol: TCP}, {port: 443, protocol: TCP}, {port: 5432, protocol: TCP}]
        """);
  }

  @Override
  public void world(World world) {
    world
        .pods("shop", "app", "catalog")
        .forEach(
            p ->
                BusinessErrors.fail(
                    world, p, BEGAN, "bad address '%s'", "orders-db.shop.svc.cluster.local"));
  }
}
