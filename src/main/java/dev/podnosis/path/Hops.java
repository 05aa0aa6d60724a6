package dev.podnosis.path;

import dev.podnosis.dns.Proportion;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.NodesSeen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the hops of a path: label, address, status. */
final class Hops {
  private final Topology topology;
  private final Measured measured;
  private final List<Link> links;
  private final HopFacts facts;

  Hops(CaseFile caseFile, Topology topology, Measured measured, List<Link> links) {
    this.topology = topology;
    this.measured = measured;
    this.links = links;
    this.facts = new HopFacts(caseFile, topology);
  }

  List<Hop> of(Collection<String> ids) {
    return ids.stream().map(this::hop).sorted(Comparator.comparing(Hop::kind)).toList();
  }

  private Hop hop(String id) {
    String name = id.substring(id.indexOf(':') + 1);
    return switch (Hop.Kind.valueOf(id.substring(0, id.indexOf(':')).toUpperCase(Locale.ROOT))) {
      case POD -> pod(id, name);
      case NODE -> node(id, name);
      case NODELOCAL -> cache(id, name);
      case SERVICE -> service(id, name);
      case COREDNS -> replica(id, name);
      case UPSTREAM ->
          new Hop(id, Hop.Kind.UPSTREAM, name, name, null, target(id), List.of(), List.of());
      case APISERVER ->
          new Hop(id, Hop.Kind.APISERVER, name, name, null, target(id), List.of(), List.of());
    };
  }

  private Hop pod(String id, String name) {
    Peer pod = topology.business();
    boolean business = pod != null && pod.ref().toString().equals(name);
    return new Hop(
        id,
        Hop.Kind.POD,
        name.substring(name.indexOf('/') + 1),
        business && pod != null ? pod.address() : "",
        business && pod != null ? pod.node() : null,
        source(id),
        facts.pod(name, business),
        List.of());
  }

  private Hop node(String id, String name) {
    NodesSeen.@Nullable Node node = topology.nodes().get(name);
    boolean passed = links.stream().anyMatch(l -> onTheWay(l, id) && l.answered() > 0);
    Status status = passed ? Status.OK : Status.UNKNOWN;
    if (node != null && !node.ready()) {
      status = Status.FAILED;
    }
    String address = node == null || node.addresses().isEmpty() ? "" : node.addresses().getFirst();
    return new Hop(id, Hop.Kind.NODE, name, address, name, status, facts.node(name), List.of());
  }

  private static boolean onTheWay(Link link, String id) {
    return link.from().equals(id) || link.vantage().equals(id);
  }

  private Hop cache(String id, String node) {
    Optional<Peer> pod = topology.caches().stream().filter(c -> node.equals(c.node())).findFirst();
    String address =
        topology.cacheAddresses().getOrDefault(node, Set.of()).stream().findFirst().orElse("");
    boolean used = links.stream().anyMatch(l -> l.to().equals(id) && l.used());
    return new Hop(
        id,
        Hop.Kind.NODELOCAL,
        pod.map(p -> p.ref().name()).orElse(address),
        address,
        node,
        target(id),
        used ? List.of() : List.of(HopFact.of(HopFact.Code.NOT_USED)),
        List.of());
  }

  private Hop service(String id, String name) {
    Status status = target(id);
    if (status == Status.UNKNOWN
        && topology.endpointsKnown()
        && topology.behindService().isEmpty()) {
      status = Status.FAILED;
    }
    return new Hop(
        id,
        Hop.Kind.SERVICE,
        name.substring(name.indexOf('/') + 1),
        topology.serviceAddresses().stream().findFirst().orElse(""),
        null,
        status,
        facts.service(),
        List.of());
  }

  private Hop replica(String id, String name) {
    Optional<Peer> peer =
        topology.replicas().stream().filter(r -> r.ref().toString().equals(name)).findFirst();
    Tally process = measured.process(id);
    Status status = target(id);
    if (status == Status.UNKNOWN && process != null) {
      status = process.status();
    }
    if (status != Status.FAILED && source(id) == Status.DEGRADED) {
      status = Status.DEGRADED;
    }
    if (peer.isPresent() && !peer.get().serving()) {
      status = Status.FAILED;
    }
    List<HopFact> known = new ArrayList<>(facts.replica(name));
    if (process != null) {
      Proportion loss = process.loss();
      known.add(
          HopFact.of(HopFact.Code.PROCESS_ANSWERS, loss.total() - loss.failures(), loss.total()));
    }
    known.addAll(facts.replicaInDetail(name));
    return new Hop(
        id,
        Hop.Kind.COREDNS,
        name.substring(name.indexOf('/') + 1),
        peer.map(Peer::address).orElse(""),
        peer.map(Peer::node).orElse(null),
        status,
        known,
        List.of());
  }

  /** A hop that asks: degraded when it sees failures, wherever they come from. */
  private Status source(String id) {
    List<Link> own = links.stream().filter(l -> l.vantage().equals(id) && l.measured()).toList();
    if (own.isEmpty()) {
      return Status.UNKNOWN;
    }
    return own.stream().allMatch(l -> l.status() == Status.OK) ? Status.OK : Status.DEGRADED;
  }

  /**
   * A hop that is asked. It is well when for each carrier somebody got all answers: then what
   * others miss is lost on their way.
   */
  private Status target(String id) {
    List<Link> into = links.stream().filter(l -> l.to().equals(id) && l.measured()).toList();
    if (into.isEmpty()) {
      return Status.UNKNOWN;
    }
    if (into.stream().allMatch(l -> l.status() == Status.FAILED)) {
      return Status.FAILED;
    }
    boolean well =
        into.stream().collect(Collectors.groupingBy(Link::carrier)).values().stream()
            .allMatch(same -> same.stream().anyMatch(l -> l.status() == Status.OK));
    return well ? Status.OK : Status.DEGRADED;
  }
}
