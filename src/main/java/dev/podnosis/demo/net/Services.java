package dev.podnosis.demo.net;

import dev.podnosis.demo.world.ObjectStore;
import dev.podnosis.demo.world.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rules of kube-proxy in iptables mode: a Service's address becomes that of a random endpoint.
 */
final class Services {
  /** One endpoint of a Service. */
  record Backend(String address, int port) {}

  /** Linux sends at most about one ICMP error a second to one host (icmp(7), icmp_ratelimit). */
  private static final long REJECT_NANOS = 1_000_000_000L;

  private final ObjectStore objects;
  private final Map<String, Long> rejected = new HashMap<>();

  Services(ObjectStore objects) {
    this.objects = objects;
  }

  boolean isService(String address) {
    return objects.list("Service").stream()
        .anyMatch(s -> Tree.text(s, "spec", "clusterIP").equals(address));
  }

  /** Whether this is where the API server itself listens. */
  boolean isApiServer(String address, int port) {
    return objects
        .get("EndpointSlice", "default", "kubernetes")
        .filter(
            slice ->
                slice
                        .path("endpoints")
                        .valueStream()
                        .anyMatch(e -> e.path("addresses").path(0).asString("").equals(address))
                    && slice.path("ports").path(0).path("port").asInt(0) == port)
        .isPresent();
  }

  Optional<Backend> choose(Netns from, String address, int port, Transport transport) {
    List<Backend> backends = new ArrayList<>();
    for (ObjectNode service : objects.list("Service")) {
      if (Tree.text(service, "spec", "clusterIP").equals(address)) {
        portName(service, port, transport)
            .ifPresent(name -> backends.addAll(backends(service, name)));
      }
    }
    return backends.isEmpty()
        ? Optional.empty()
        : Optional.of(backends.get(ThreadLocalRandom.current().nextInt(backends.size())));
  }

  /**
   * What the REJECT rule of a Service without endpoints does: a refusal, or silence when too many.
   */
  synchronized Reach reject(Netns from, Transport transport) {
    long now = System.nanoTime();
    Long last = rejected.get(from.address());
    if (transport == Transport.TCP) {
      return new Reach.Refused();
    }
    if (last != null && now - last < REJECT_NANOS) {
      return new Reach.Lost();
    }
    rejected.put(from.address(), now);
    return new Reach.Refused();
  }

  private static Optional<String> portName(JsonNode service, int port, Transport transport) {
    return service
        .path("spec")
        .path("ports")
        .valueStream()
        .filter(p -> p.path("port").asInt(0) == port)
        .filter(p -> Tree.text(p, "protocol").equals(transport.name()))
        .map(p -> Tree.text(p, "name"))
        .findFirst();
  }

  private List<Backend> backends(JsonNode service, String portName) {
    List<Backend> backends = new ArrayList<>();
    String namespace = Tree.text(service, "metadata", "namespace");
    for (ObjectNode slice : objects.list(objects.types().ofKind("EndpointSlice"), namespace)) {
      if (!Tree.text(slice, "metadata", "labels", "kubernetes.io/service-name")
          .equals(Tree.text(service, "metadata", "name"))) {
        continue;
      }
      int port =
          slice
              .path("ports")
              .valueStream()
              .filter(p -> Tree.text(p, "name").equals(portName))
              .mapToInt(p -> p.path("port").asInt(0))
              .findFirst()
              .orElse(0);
      slice
          .path("endpoints")
          .valueStream()
          .filter(e -> e.path("conditions").path("ready").asBoolean(true))
          .forEach(e -> backends.add(new Backend(e.path("addresses").path(0).asString(""), port)));
    }
    return backends;
  }
}
