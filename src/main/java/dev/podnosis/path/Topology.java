package dev.podnosis.path;

import dev.podnosis.dns.IpLiteral;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.CorefileSeen.Owner;
import dev.podnosis.evidence.NodesSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.ServiceFacts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part in the lookups of a case: what the API server said, completed by what was asked.
 *
 * @param business the affected pod, when one is diagnosed
 * @param replicas the DNS server's pods
 * @param caches NodeLocal DNSCache's pods
 * @param cacheAddresses node to the addresses that its cache is known to hold
 * @param service the DNS Service
 * @param serviceAddresses the addresses of the DNS Service
 * @param behindService the replicas that the Service sends to; empty when it has no ready endpoint
 *     or none is visible
 * @param endpointsKnown whether the Service's endpoints were read
 * @param apiAddresses addresses of the API server's Service
 * @param asked the upstream servers that were asked directly
 * @param nodes the nodes by name
 * @param routes what the configuration says
 */
public record Topology(
    @Nullable Peer business,
    List<Peer> replicas,
    List<Peer> caches,
    Map<String, Set<String>> cacheAddresses,
    @Nullable ServiceFacts service,
    List<String> serviceAddresses,
    List<Peer> behindService,
    boolean endpointsKnown,
    List<String> apiAddresses,
    List<String> asked,
    Map<String, NodesSeen.Node> nodes,
    Routes routes) {
  public Topology {
    replicas = List.copyOf(replicas);
    caches = List.copyOf(caches);
    serviceAddresses = List.copyOf(serviceAddresses);
    behindService = List.copyOf(behindService);
    apiAddresses = List.copyOf(apiAddresses);
    asked = List.copyOf(asked);
  }

  /** Who takes part by the evidence of a case. */
  public static Topology of(CaseFile caseFile, Routes routes) {
    return new TopologyReader(caseFile, routes).read();
  }

  /** Whether packets for an address end at the cache of that node. */
  public boolean cacheHolds(@Nullable String node, String address) {
    return node != null && contains(cacheAddresses.getOrDefault(node, Set.of()), address);
  }

  /** Whether an address belongs to the DNS Service. */
  public boolean isService(String address) {
    return contains(serviceAddresses, address);
  }

  /** The replica with this name or address. */
  public Optional<Peer> replica(@Nullable ObjectRef pod, String address) {
    return replicas.stream()
        .filter(p -> p.ref().equals(pod))
        .findFirst()
        .or(() -> replicas.stream().filter(p -> p.has(address)).findFirst());
  }

  /** The node of a place, where it has one. */
  public Optional<String> nodeOf(Place place) {
    return switch (place) {
      case Place.InPod pod ->
          Optional.ofNullable(pod.node()).or(() -> peer(pod.pod()).map(Peer::node));
      case Place.OnNode node -> Optional.of(node.node());
      case Place.Desktop _, Place.ApiServer _ -> Optional.empty();
    };
  }

  /** The pod, if it takes part in a lookup. */
  public Optional<Peer> peer(ObjectRef ref) {
    return Stream.of(Stream.ofNullable(business), replicas.stream(), caches.stream())
        .flatMap(s -> s)
        .filter(p -> p.ref().equals(ref))
        .findFirst();
  }

  /**
   * The servers to which {@code by} sends the question for a name; where the configuration does not
   * tell (it names a file that was not read), those that were asked directly.
   */
  public List<String> upstreams(Owner by, String name) {
    return Stream.of(by, Owner.COREDNS)
        .flatMap(owner -> routes.forwarding(owner, name).stream())
        .map(Routes.Forwarding::upstreams)
        .filter(u -> !u.isEmpty())
        .findFirst()
        .orElse(asked);
  }

  /** All servers to which questions are sent on. */
  public List<String> upstreams() {
    boolean told =
        !routes.forwarding().isEmpty()
            && routes.forwarding().stream().noneMatch(f -> f.upstreams().isEmpty());
    return Stream.concat(
            routes.forwarding().stream().flatMap(f -> f.upstreams().stream()),
            told ? Stream.empty() : asked.stream())
        .filter(u -> !isService(u))
        .distinct()
        .toList();
  }

  /** Whether a server stands on the way of some question. */
  public boolean isUpstream(String address) {
    return contains(upstreams(), address);
  }

  private static boolean contains(Collection<String> addresses, String address) {
    return addresses.stream().anyMatch(a -> IpLiteral.same(a, address));
  }
}
