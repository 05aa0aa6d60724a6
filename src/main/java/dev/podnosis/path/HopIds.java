package dev.podnosis.path;

import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Place;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which hop an address or a place is. */
final class HopIds {
  private final Topology topology;

  HopIds(Topology topology) {
    this.topology = topology;
  }

  static String pod(ObjectRef pod) {
    return "pod:" + pod;
  }

  static String node(String node) {
    return "node:" + node;
  }

  static String cache(@Nullable String node) {
    return "nodelocal:" + (node == null ? "" : node);
  }

  static String replica(Peer replica) {
    return "coredns:" + replica.ref();
  }

  static String upstream(String address) {
    return "upstream:" + address;
  }

  static String api(String address) {
    return "apiserver:" + address;
  }

  String service() {
    return "service:"
        + (topology.service() == null
            ? String.join(",", topology.serviceAddresses())
            : topology.service().ref());
  }

  /** The hop where a probe stood; empty when it stood outside the cluster's network. */
  Optional<String> at(Place place) {
    return switch (place) {
      case Place.InPod in -> Optional.of(at(in.pod(), in.node()));
      case Place.OnNode on -> Optional.of(node(on.node()));
      case Place.Desktop _, Place.ApiServer _ -> Optional.empty();
    };
  }

  private String at(ObjectRef pod, @Nullable String node) {
    Optional<Peer> replica =
        topology.replicas().stream().filter(r -> r.ref().equals(pod)).findFirst();
    Optional<Peer> cache = topology.caches().stream().filter(c -> c.ref().equals(pod)).findFirst();
    return replica
        .map(HopIds::replica)
        .or(() -> cache.map(c -> cache(node == null ? c.node() : node)))
        .orElseGet(() -> pod(pod));
  }

  /** The hop that a packet for a target ends at; empty when the target is not on the path. */
  Optional<String> of(DnsTarget target, @Nullable String node) {
    return switch (target.role()) {
      case NODELOCAL -> Optional.of(cache(node));
      case SERVICE ->
          Optional.of(topology.cacheHolds(node, target.address()) ? cache(node) : service());
      case REPLICA -> topology.replica(target.pod(), target.address()).map(HopIds::replica);
      case UPSTREAM ->
          topology.isUpstream(target.address())
              ? Optional.of(upstream(target.address()))
              : Optional.empty();
      case OTHER -> Optional.of(upstream(target.address()));
      case API_SERVICE, API_ENDPOINT -> Optional.of(api(target.address()));
    };
  }
}
