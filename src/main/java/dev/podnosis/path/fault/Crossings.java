package dev.podnosis.path.fault;

import dev.podnosis.evidence.CorefileSeen.Owner;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ServiceFacts;
import dev.podnosis.path.Peer;
import dev.podnosis.path.Routes;
import dev.podnosis.path.Topology;
import dev.podnosis.path.fault.Crossing.Branch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which components a question crosses, by who takes part and how DNS servers hand questions on. */
final class Crossings {
  private static final int[] NOTHING = {};

  private final Topology topology;
  private final Universe universe;

  Crossings(Topology topology, Universe universe) {
    this.topology = topology;
    this.universe = universe;
  }

  Topology topology() {
    return topology;
  }

  /** Whether packets for an aim end at the cache of the standpoint's node. */
  boolean endsAtCache(Standpoint from, Aim to) {
    return switch (to.role()) {
      case NODELOCAL -> true;
      case SERVICE -> topology.cacheHolds(from.node(), to.address());
      default -> false;
    };
  }

  /** The way there: what must work for an answer of any kind, the server's upstreams left out. */
  Crossing reach(Standpoint from, Aim to) {
    return toServer(from, to, null);
  }

  /** The way there and on to whoever knows the answer. */
  Crossing whole(Standpoint from, Aim to, String name, boolean cacheable) {
    return toServer(from, to, new Onward(name, !cacheable));
  }

  /** The way on, for questions that the server did answer. */
  Crossing onward(Standpoint from, Aim to, String name, boolean cacheable) {
    Onward onward = new Onward(name, !cacheable);
    List<Branch> branches = new ArrayList<>();
    for (Branch branch : toServer(from, to, onward).branches()) {
      branches.add(new Branch(branch.components(), NOTHING, branch.onward(), branch.certain()));
    }
    return new Crossing(NOTHING, withContent(from, to, branches, name), fair(to));
  }

  /** What an answer says, for questions that are not handed on. */
  Crossing content(Standpoint from, Aim to) {
    if (to.role() != DnsTarget.Role.SERVICE || endsAtCache(from, to)) {
      return Crossing.straight(numbers(content(server(from, to))));
    }
    List<Branch> branches = new ArrayList<>();
    for (Branch branch : toServer(from, to, null).branches()) {
      branches.add(new Branch(branch.components(), NOTHING, List.of(), true));
    }
    return new Crossing(NOTHING, withContent(from, to, branches, null), fair(to));
  }

  private record Onward(String name, boolean certain) {}

  private Crossing toServer(Standpoint from, Aim to, @Nullable Onward onward) {
    List<Component> common = new ArrayList<>();
    Traffic traffic = to.traffic();
    boolean loopback =
        from.kind() == Standpoint.Kind.LOOPBACK
            || (from.pod() != null && from.pod().equals(to.pod()));
    if (!loopback) {
      origin(common, from, traffic);
    }
    if (endsAtCache(from, to)) {
      return toCache(common, from, traffic, onward);
    }
    return switch (to.role()) {
      case SERVICE -> toService(common, from, traffic, onward);
      case REPLICA -> toReplica(common, from, to, loopback, onward);
      case UPSTREAM, OTHER, NODELOCAL -> {
        upLink(common, from.node(), onHost(from), to.address(), traffic);
        common.add(new Component(new Spot.Server(to.address()), traffic));
        yield Crossing.straight(universe.numbers(common));
      }
      case API_SERVICE, API_ENDPOINT -> {
        if (to.role() == DnsTarget.Role.API_SERVICE) {
          onNode(common, from.node(), Spot.ServiceRules::new, traffic);
        }
        upLink(common, from.node(), onHost(from), to.address(), traffic);
        common.add(new Component(new Spot.ApiServer(to.address()), traffic));
        yield Crossing.straight(universe.numbers(common));
      }
    };
  }

  private void origin(List<Component> way, Standpoint from, Traffic traffic) {
    switch (from.kind()) {
      case POD, REPLICA, OTHER_POD -> {
        ObjectRef pod = from.pod();
        if (pod == null || !onHost(pod)) {
          way.add(
              new Component(new Spot.PodOut(pod == null ? new ObjectRef("", "*") : pod), traffic));
          onNode(way, from.node(), Spot.PodsOfNode::new, traffic);
        }
      }
      case NODE, LOOPBACK -> {}
    }
  }

  /** Whether a question leaves from a node's own network. */
  private boolean onHost(Standpoint from) {
    return from.kind() == Standpoint.Kind.NODE || (from.pod() != null && onHost(from.pod()));
  }

  private boolean onHost(ObjectRef pod) {
    return topology.peer(pod).map(Peer::hostNetwork).orElse(false);
  }

  private interface OnNode {
    Spot at(String node);
  }

  private static void onNode(
      List<Component> way, @Nullable String node, OnNode spot, Traffic traffic) {
    if (node != null) {
      way.add(new Component(spot.at(node), traffic));
    }
  }

  private static void upLink(
      List<Component> way, @Nullable String node, boolean onHost, String address, Traffic traffic) {
    if (onHost) {
      onNode(way, node, n -> new Spot.HostLink(n, address), traffic);
    }
    onNode(way, node, n -> new Spot.UpLink(n, address), traffic);
  }

  private Crossing toReplica(
      List<Component> common, Standpoint from, Aim to, boolean loopback, @Nullable Onward onward) {
    Peer replica =
        topology
            .replica(to.pod(), to.address())
            .orElseGet(
                () ->
                    new Peer(
                        to.pod() == null ? new ObjectRef("", to.address()) : to.pod(),
                        null,
                        List.of(to.address()),
                        false,
                        true));
    if (!loopback) {
      common.addAll(toPod(from, replica, to.traffic()));
    }
    if (to.traffic() != Traffic.ICMP) {
      common.add(new Component(new Spot.Process(replica.ref()), to.traffic()));
    }
    return onward == null
        ? Crossing.straight(universe.numbers(common))
        : new Crossing(
            universe.numbers(common),
            List.of(branch(List.of(), upstreamWays(replica, to.traffic(), onward), onward)),
            true);
  }

  /** From a node, or a pod on it, to another pod. */
  private List<Component> toPod(Standpoint from, Peer pod, Traffic traffic) {
    List<Component> way = new ArrayList<>();
    boolean away = pod.node() != null && !pod.node().equals(from.node());
    if (away && from.node() != null && pod.node() != null) {
      way.add(new Component(new Spot.Fabric(from.node(), pod.node()), traffic));
    }
    if (pod.hostNetwork()) {
      return way;
    }
    if (away) {
      onNode(way, pod.node(), Spot.PodsOfNode::new, traffic);
    } else if (from.kind() == Standpoint.Kind.NODE) {
      onNode(way, pod.node(), Spot.HostToPods::new, traffic);
    }
    way.add(new Component(new Spot.PodIn(pod.ref()), traffic));
    return way;
  }

  private Crossing toService(
      List<Component> common, Standpoint from, Traffic traffic, @Nullable Onward onward) {
    onNode(common, from.node(), Spot.ServiceRules::new, traffic);
    List<Branch> branches = new ArrayList<>();
    for (Peer replica : behindService(from)) {
      List<Component> way = new ArrayList<>(toPod(from, replica, traffic));
      way.add(new Component(new Spot.Process(replica.ref()), traffic));
      branches.add(
          onward == null
              ? new Branch(NOTHING, universe.numbers(way), List.of(), true)
              : branch(way, upstreamWays(replica, traffic, onward), onward));
    }
    if (branches.isEmpty()) {
      common.add(
          new Component(
              topology.endpointsKnown() ? new Spot.Endpoints() : new Spot.BehindService(),
              traffic));
      if (onward != null) {
        branches.add(
            branch(
                List.of(),
                ways(topology.upstreams(Owner.COREDNS, onward.name()), null, null, traffic),
                onward));
      }
    }
    return new Crossing(universe.numbers(common), branches, fair(topology.service()));
  }

  private List<Peer> behindService(Standpoint from) {
    ServiceFacts service = topology.service();
    return service != null && service.internalTrafficPolicy().equals("Local")
        ? topology.behindService().stream()
            .filter(p -> p.node() != null && p.node().equals(from.node()))
            .toList()
        : topology.behindService();
  }

  private static boolean fair(@Nullable ServiceFacts service) {
    return service == null || !service.sessionAffinity().equals("ClientIP");
  }

  private boolean fair(Aim to) {
    return to.role() != DnsTarget.Role.SERVICE || fair(topology.service());
  }

  private Crossing toCache(
      List<Component> common, Standpoint from, Traffic traffic, @Nullable Onward onward) {
    common.removeIf(c -> c.spot() instanceof Spot.PodsOfNode);
    if (from.kind() != Standpoint.Kind.NODE) {
      onNode(common, from.node(), Spot.HostToPods::new, traffic);
    }
    onNode(common, from.node(), Spot.CacheProcess::new, traffic);
    return onward == null
        ? Crossing.straight(universe.numbers(common))
        : new Crossing(
            universe.numbers(common),
            List.of(branch(List.of(), cacheWays(from, traffic, onward), onward)),
            true);
  }

  /** From the cache on: cluster names to the replicas, all others to the upstreams. */
  private List<int[]> cacheWays(Standpoint from, Traffic asked, Onward onward) {
    Standpoint cache = new Standpoint(Standpoint.Kind.NODE, null, from.node());
    Optional<Routes.Forwarding> forwarding =
        topology.routes().forwarding(Owner.NODELOCAL, onward.name());
    boolean toReplicas =
        topology.routes().internal(onward.name())
            || forwarding.stream()
                .flatMap(f -> f.upstreams().stream())
                .anyMatch(topology::isService);
    if (!toReplicas) {
      Traffic traffic = carried(asked, forwarding.orElse(null));
      return ways(topology.upstreams(Owner.NODELOCAL, onward.name()), from.node(), null, traffic);
    }
    // NodeLocal DNSCache asks the cluster's servers over TCP as it is shipped (kubernetes/dns)
    Traffic traffic = forwarding.isPresent() ? carried(asked, forwarding.get()) : Traffic.TCP;
    List<int[]> ways = new ArrayList<>();
    for (Peer replica : topology.behindService()) {
      List<Component> way = new ArrayList<>(toPod(cache, replica, traffic));
      onNode(way, from.node(), Spot.ServiceRules::new, traffic);
      way.add(new Component(new Spot.Process(replica.ref()), traffic));
      ways.add(universe.numbers(way));
    }
    return ways;
  }

  private List<int[]> upstreamWays(Peer replica, Traffic asked, Onward onward) {
    Traffic traffic =
        carried(asked, topology.routes().forwarding(Owner.COREDNS, onward.name()).orElse(null));
    return ways(
        topology.upstreams(Owner.COREDNS, onward.name()),
        replica.node(),
        replica.hostNetwork() ? null : replica.ref(),
        traffic);
  }

  private List<int[]> ways(
      List<String> upstreams, @Nullable String node, @Nullable ObjectRef pod, Traffic traffic) {
    List<int[]> ways = new ArrayList<>();
    for (String upstream : upstreams.isEmpty() ? List.of("") : upstreams) {
      List<Component> way = new ArrayList<>();
      if (pod != null) {
        way.add(new Component(new Spot.PodOut(pod), traffic));
        onNode(way, node, Spot.PodsOfNode::new, traffic);
      }
      upLink(way, node, pod == null, upstream, traffic);
      way.add(new Component(new Spot.Server(upstream), traffic));
      way.add(new Component(new Spot.Server(upstream), Traffic.CONTENT));
      ways.add(universe.numbers(way));
    }
    return ways;
  }

  /** CoreDNS asks an upstream the way it was asked, unless it is told otherwise. */
  private static Traffic carried(Traffic asked, Routes.@Nullable Forwarding forwarding) {
    if (forwarding == null) {
      return asked;
    }
    return switch (forwarding.protocol()) {
      case AS_ASKED -> asked;
      case TCP -> Traffic.TCP;
      case UDP -> asked == Traffic.TCP ? Traffic.UDP : asked;
    };
  }

  private Branch branch(List<Component> way, List<int[]> onward, Onward question) {
    return new Branch(NOTHING, universe.numbers(way), onward, question.certain());
  }

  /** Adds to each branch that its server itself may answer wrongly. */
  private List<Branch> withContent(
      Standpoint from, Aim to, List<Branch> branches, @Nullable String name) {
    boolean service = to.role() == DnsTarget.Role.SERVICE && !endsAtCache(from, to);
    List<Peer> replicas = behindService(from);
    List<Branch> all = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      Branch branch = branches.get(i);
      Spot server =
          service
              ? i < replicas.size()
                  ? new Spot.Process(replicas.get(i).ref())
                  : new Spot.BehindService()
              : server(from, to);
      all.add(
          new Branch(branch.gate(), numbers(content(server)), branch.onward(), branch.certain()));
    }
    if (all.isEmpty() && name == null) {
      all.add(new Branch(NOTHING, numbers(content(server(from, to))), List.of(), true));
    }
    return all;
  }

  private Spot server(Standpoint from, Aim to) {
    if (endsAtCache(from, to)) {
      return new Spot.CacheProcess(from.node() == null ? "" : from.node());
    }
    return switch (to.role()) {
      case REPLICA ->
          new Spot.Process(
              topology
                  .replica(to.pod(), to.address())
                  .map(Peer::ref)
                  .orElse(new ObjectRef("", to.address())));
      case SERVICE -> new Spot.BehindService();
      case UPSTREAM, OTHER, NODELOCAL -> new Spot.Server(to.address());
      case API_SERVICE, API_ENDPOINT -> new Spot.ApiServer(to.address());
    };
  }

  private static Component content(Spot server) {
    return new Component(server, Traffic.CONTENT);
  }

  private int[] numbers(Component component) {
    return new int[] {universe.number(component)};
  }
}
