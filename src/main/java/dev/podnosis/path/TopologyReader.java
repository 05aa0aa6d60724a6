package dev.podnosis.path;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ConnectionsSeen;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.EndpointsSeen;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.NodeRulesSeen;
import dev.podnosis.evidence.NodesSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.PodsSeen;
import dev.podnosis.evidence.ServiceFacts;
import dev.podnosis.evidence.ServicesSeen;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Topology} together from a case file. */
final class TopologyReader {
  /** Where NodeLocal DNSCache listens unless it is told otherwise (kubernetes/dns). */
  private static final String DEFAULT_CACHE_ADDRESS = "169.254.20.10";

  private final CaseFile caseFile;
  private final Routes routes;

  TopologyReader(CaseFile caseFile, Routes routes) {
    this.caseFile = caseFile;
    this.routes = routes;
  }

  Topology read() {
    List<Peer> replicas = replicas();
    List<Peer> caches = pods(PodsSeen.Role.NODELOCAL);
    ServiceFacts service = service(ServicesSeen.Scope.DNS);
    ServiceFacts api = service(ServicesSeen.Scope.API_SERVER);
    Optional<EndpointsSeen> endpoints =
        service == null ? Optional.empty() : endpoints(service.ref());
    return new Topology(
        business(),
        replicas,
        caches,
        cacheAddresses(caches),
        service,
        addresses(service, DnsTarget.Role.SERVICE),
        endpoints.map(e -> ready(e, replicas)).orElseGet(() -> serving(replicas)),
        endpoints.isPresent(),
        addresses(api, DnsTarget.Role.API_SERVICE),
        asked(DnsTarget.Role.UPSTREAM),
        nodes(),
        routes);
  }

  private @Nullable Peer business() {
    ObjectRef pod = caseFile.target().pod();
    return pod == null
        ? null
        : pods(PodsSeen.Role.BUSINESS).stream()
            .filter(p -> p.ref().equals(pod))
            .findFirst()
            .orElse(new Peer(pod, null, List.of(), false, false));
  }

  private List<Peer> pods(PodsSeen.Role role) {
    return caseFile
        .all(PodsSeen.class)
        .filter(s -> s.what().role() == role)
        .reduce((a, b) -> b)
        .map(s -> s.what().pods().stream().map(Peer::of).toList())
        .orElse(List.of());
  }

  /** The pods that are listed, and those that were asked though they are not. */
  private List<Peer> replicas() {
    Map<ObjectRef, Peer> all = new LinkedHashMap<>();
    pods(PodsSeen.Role.COREDNS).forEach(p -> all.put(p.ref(), p));
    targets()
        .filter(t -> t.role() == DnsTarget.Role.REPLICA && t.pod() != null)
        .forEach(
            t ->
                all.computeIfAbsent(
                    Objects.requireNonNull(t.pod()),
                    ref -> new Peer(ref, null, List.of(t.address()), false, true)));
    return List.copyOf(all.values());
  }

  private static List<Peer> serving(List<Peer> replicas) {
    List<Peer> serving = replicas.stream().filter(Peer::serving).toList();
    return serving.isEmpty() ? replicas : serving;
  }

  private static List<Peer> ready(EndpointsSeen seen, List<Peer> replicas) {
    return seen.endpoints().stream()
        .filter(EndpointsSeen.Endpoint::ready)
        .map(e -> peer(e, replicas))
        .distinct()
        .toList();
  }

  private static Peer peer(EndpointsSeen.Endpoint endpoint, List<Peer> replicas) {
    return replicas.stream()
        .filter(p -> p.ref().equals(endpoint.pod()) || p.has(endpoint.address()))
        .findFirst()
        .orElseGet(
            () ->
                new Peer(
                    endpoint.pod() == null ? new ObjectRef("", endpoint.address()) : endpoint.pod(),
                    endpoint.node(),
                    List.of(endpoint.address()),
                    false,
                    true));
  }

  private @Nullable ServiceFacts service(ServicesSeen.Scope scope) {
    return caseFile
        .all(ServicesSeen.class)
        .filter(s -> s.what().scope() == scope && !s.what().services().isEmpty())
        .reduce((a, b) -> b)
        .map(s -> s.what().services().getFirst())
        .orElse(null);
  }

  private Optional<EndpointsSeen> endpoints(ObjectRef service) {
    return caseFile
        .all(EndpointsSeen.class)
        .filter(s -> s.what().service().equals(service))
        .reduce((a, b) -> b)
        .map(s -> s.what());
  }

  private List<String> addresses(@Nullable ServiceFacts service, DnsTarget.Role role) {
    Set<String> all = new LinkedHashSet<>();
    if (service != null && !service.headless()) {
      all.addAll(service.clusterIps());
    }
    all.addAll(asked(role));
    return List.copyOf(all);
  }

  private List<String> asked(DnsTarget.Role role) {
    return targets().filter(t -> t.role() == role).map(DnsTarget::address).distinct().toList();
  }

  private Stream<DnsTarget> targets() {
    return caseFile.evidence().stream()
        .flatMap(
            e ->
                switch (e.observation()) {
                  case LookupsSeen l -> Stream.of(l.target());
                  case ConnectionsSeen c -> Stream.of(c.target());
                  default -> Stream.empty();
                });
  }

  private Map<String, Set<String>> cacheAddresses(List<Peer> caches) {
    Map<String, Set<String>> byNode = new LinkedHashMap<>();
    for (Peer cache : caches) {
      if (cache.node() != null) {
        Set<String> held = byNode.computeIfAbsent(cache.node(), n -> new LinkedHashSet<>());
        held.add(DEFAULT_CACHE_ADDRESS);
        held.addAll(routes.nodeLocalAddresses());
      }
    }
    caseFile
        .all(NodeRulesSeen.class)
        .filter(s -> !s.what().nodeLocalAddresses().isEmpty())
        .forEach(
            s ->
                byNode
                    .computeIfAbsent(s.what().node(), n -> new LinkedHashSet<>())
                    .addAll(s.what().nodeLocalAddresses()));
    return byNode;
  }

  private Map<String, NodesSeen.Node> nodes() {
    Map<String, NodesSeen.Node> nodes = new LinkedHashMap<>();
    caseFile
        .all(NodesSeen.class)
        .forEach(s -> s.what().nodes().forEach(n -> nodes.put(n.name(), n)));
    return nodes;
  }
}
