package dev.podnosis.demo.incident;

import dev.podnosis.demo.net.Fault;
import dev.podnosis.demo.net.Flow;
import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.world.Manifests;
import dev.podnosis.demo.world.World;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Between nodes, UDP answers that do not fit the tunnel's packets are lost with their fragments. A
 * client that allows answers of 4096 bytes (Netty) waits in vain for the addresses of a headless
 * Service that has grown.
 */
final class FragmentsDropped implements Incident {
  private static final Duration BEGAN = Duration.ofMinutes(95);
  private static final int ENDPOINTS = 120;

  /** An endpoint slice holds so many (kube-controller-manager: max-endpoints-per-slice). */
  private static final int SLICE = 100;

  /** What is left of 1500 bytes below VXLAN (50), IP (20) and UDP (8). */
  private static final int ONE_PACKET = 1422;

  @Override
  public String id() {
    return "fragments-dropped";
  }

  @Override
  public void manifests(Manifests manifests) {
    manifests.add(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: sessions, namespace: shop, creationTimestamp: now-P90D}
        spec:
          clusterIP: None
          ports: [{name: redis, port: 6379, protocol: TCP, targetPort: 6379}]
        """);
    for (int from = 0; from < ENDPOINTS; from += SLICE) {
      String endpoints =
          IntStream.range(from, Math.min(ENDPOINTS, from + SLICE))
              .mapToObj(i -> "{addresses: [10.60.0." + (i + 1) + "], conditions: {ready: true}}")
              .collect(Collectors.joining(", "));
      manifests.add(
          """
          apiVersion: discovery.k8s.io/v1
          kind: EndpointSlice
          metadata:
            name: sessions-%d
            namespace: shop
            creationTimestamp: now-P90D
            labels: {kubernetes.io/service-name: sessions}
          addressType: IPv4
          ports: [{name: redis, port: 6379, protocol: TCP}]
          endpoints: [%s]
          """
              .formatted(from / SLICE, endpoints));
    }
  }

  @Override
  public void network(Network network) {
    network.add(
        new Fault() {
          @Override
          public boolean drops(Flow flow) {
            return false;
          }

          @Override
          public boolean dropsAnswer(Flow flow, int bytes) {
            return flow.crossesNodes() && !flow.toNode().isEmpty() && bytes > ONE_PACKET;
          }
        });
  }

  @Override
  public void world(World world) {
    BusinessErrors.fail(
        world,
        BEGAN,
        "DnsNameResolverTimeoutException: query '28365' via UDP timed out after 5000 milliseconds:"
            + " %s",
        "sessions.shop.svc.cluster.local");
  }
}
