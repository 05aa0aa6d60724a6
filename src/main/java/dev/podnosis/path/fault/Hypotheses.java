package dev.podnosis.path.fault;

import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.path.Peer;
import dev.podnosis.path.Topology;
import dev.podnosis.path.fault.Fault.AllReplicasFault;
import dev.podnosis.path.fault.Fault.AllUpstreamsFault;
import dev.podnosis.path.fault.Fault.ApiServerFault;
import dev.podnosis.path.fault.Fault.BehindServiceFault;
import dev.podnosis.path.fault.Fault.CacheFault;
import dev.podnosis.path.fault.Fault.Direction;
import dev.podnosis.path.fault.Fault.EveryNodeFault;
import dev.podnosis.path.fault.Fault.Everywhere;
import dev.podnosis.path.fault.Fault.NodeFault;
import dev.podnosis.path.fault.Fault.PairFault;
import dev.podnosis.path.fault.Fault.PodFault;
import dev.podnosis.path.fault.Fault.ReplicaFault;
import dev.podnosis.path.fault.Fault.Scope;
import dev.podnosis.path.fault.Fault.ServiceRuleFault;
import dev.podnosis.path.fault.Fault.UpstreamFault;
import dev.podnosis.path.fault.Fault.UpstreamLinkFault;
import dev.podnosis.path.fault.Spot.Fabric;
import dev.podnosis.path.fault.Spot.UpLink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every fault that could be claimed about the components of a case. The weights say how broad a
 * claim is: one thing costs 1, what several things share a little more, so that of two claims that
 * fit the same the narrower wins; but one broad claim costs less than two narrow ones.
 */
final class Hypotheses {
  /** A fault the API server already tells of needs little more to be believed. */
  private static final double KNOWN = 0.5;

  private static final double ONE = 1;
  private static final double SOME_WAYS = 1.05;
  private static final double BOTH_WAYS = 1.08;
  private static final double BORDER = 1.1;
  private static final double WHOLE_NODE = 1.15;
  private static final double ALL_ALIKE = 1.2;

  /** Rarer than a closed way from the node as a whole, and no tie with it by itself. */
  private static final double HOST_ALONE = 1.3;

  private static final double EVERYWHERE = 1.4;

  private final Topology topology;
  private final boolean delays;
  private final Set<Spot> spots = new LinkedHashSet<>();
  private final Set<String> nodes = new TreeSet<>();
  private final List<Hypothesis> all = new ArrayList<>();

  Hypotheses(Topology topology, Universe universe) {
    this.topology = topology;
    this.delays = universe.delays();
    universe.all().forEach(c -> spots.add(c.spot()));
    spots.forEach(s -> nodes.addAll(nodesOf(s)));
    for (String node : nodes) {
      spots.add(new Fabric(node, Hypothesis.ANY));
      spots.add(new Fabric(Hypothesis.ANY, node));
      spots.add(new UpLink(node, Hypothesis.ANY));
    }
  }

  private static List<String> nodesOf(Spot spot) {
    return switch (spot) {
      case Spot.PodsOfNode s -> List.of(s.node());
      case Spot.HostToPods s -> List.of(s.node());
      case Fabric s -> List.of(s.from(), s.to());
      case UpLink s -> List.of(s.node());
      case Spot.ServiceRules s -> List.of(s.node());
      case Spot.CacheProcess s -> List.of(s.node());
      default -> List.of();
    };
  }

  List<Hypothesis> all() {
    List.copyOf(spots).forEach(this::narrow);
    nodes.forEach(this::node);
    pairs();
    everywhere();
    return all;
  }

  private void narrow(Spot spot) {
    switch (spot) {
      case Spot.PodOut s -> pod(s.pod(), Direction.LEAVING, s);
      case Spot.PodIn s -> pod(s.pod(), Direction.ENTERING, s);
      case Fabric s when real(s.from()) && real(s.to()) ->
          packets(ONE, List.of(s), t -> new PairFault(s.from(), s.to(), false, t));
      case UpLink s when real(s.address()) ->
          packets(ONE, List.of(s), t -> new UpstreamLinkFault(s.node(), s.address(), false, t));
      case Spot.HostLink s when real(s.address()) ->
          packets(
              HOST_ALONE, List.of(s), t -> new UpstreamLinkFault(s.node(), s.address(), true, t));
      case Spot.ServiceRules s ->
          claim(ONE, List.of(s), TrafficSet.SERVICE, t -> new ServiceRuleFault(s.node(), t));
      case Spot.Endpoints s ->
          claim(KNOWN, List.of(s), List.of(TrafficSet.DNS), t -> new BehindServiceFault(true, t));
      case Spot.BehindService s ->
          claim(ONE, List.of(s), TrafficSet.SERVER, t -> new BehindServiceFault(false, t));
      case Spot.Process s ->
          claim(
              serving(s.replica()) ? ONE : KNOWN,
              List.of(s),
              TrafficSet.SERVER,
              t -> new ReplicaFault(s.replica(), t));
      case Spot.CacheProcess s ->
          claim(ONE, List.of(s), TrafficSet.SERVER, t -> new CacheFault(s.node(), t));
      case Spot.Server s -> {
        claim(ONE, List.of(s), TrafficSet.SERVER, t -> new UpstreamFault(s.address(), t));
        claim(
            ONE,
            List.of(s),
            List.of(TrafficSet.ICMP, TrafficSet.ALL),
            t -> new UpstreamFault(s.address(), t));
      }
      case Spot.ApiServer s ->
          claim(
              ONE,
              List.of(s),
              List.of(TrafficSet.API, TrafficSet.ICMP, TrafficSet.ALL),
              t -> new ApiServerFault(s.address(), t));
      case Spot.PodsOfNode s -> node(ONE, s.node(), Scope.PODS, List.of(s));
      case Spot.HostToPods s -> node(SOME_WAYS, s.node(), Scope.HOST_TO_PODS, List.of(s));
      case Fabric _, UpLink _, Spot.HostLink _ -> {}
    }
  }

  private static boolean real(String name) {
    return !name.equals(Hypothesis.ANY);
  }

  private boolean serving(ObjectRef replica) {
    return topology.replicas().stream()
        .filter(r -> r.ref().equals(replica))
        .findFirst()
        .map(Peer::serving)
        .orElse(true);
  }

  private void pod(ObjectRef pod, Direction direction, Spot spot) {
    packets(ONE, List.of(spot), t -> new PodFault(pod, direction, t));
  }

  private void node(String node) {
    List<Spot> toNodes = where(Fabric.class, f -> f.from().equals(node));
    List<Spot> toOutside = where(UpLink.class, u -> u.node().equals(node));
    List<Spot> entering = where(Fabric.class, f -> f.to().equals(node));
    List<Spot> leaving = join(toNodes, toOutside);
    List<Spot> border = join(leaving, entering);
    node(SOME_WAYS, node, Scope.TO_NODES, toNodes);
    node(SOME_WAYS, node, Scope.TO_OUTSIDE, toOutside);
    node(SOME_WAYS, node, Scope.ENTERING, entering);
    node(BOTH_WAYS, node, Scope.LEAVING, leaving);
    node(BORDER, node, Scope.BORDER, border);
    node(
        WHOLE_NODE,
        node,
        Scope.WHOLE,
        join(border, List.of(new Spot.PodsOfNode(node), new Spot.HostToPods(node))));
  }

  private void node(double weight, String node, Scope scope, List<Spot> where) {
    boolean notReady = topology.nodes().containsKey(node) && !topology.nodes().get(node).ready();
    packets(notReady ? weight - KNOWN : weight, where, t -> new NodeFault(node, scope, t));
  }

  private void pairs() {
    for (Spot spot : List.copyOf(spots)) {
      if (spot instanceof Fabric f
          && real(f.from())
          && real(f.to())
          && f.from().compareTo(f.to()) < 0) {
        packets(
            SOME_WAYS,
            List.of(f, new Fabric(f.to(), f.from())),
            t -> new PairFault(f.from(), f.to(), true, t));
      }
    }
  }

  private void everywhere() {
    if (nodes.size() > 1) {
      everywhere(EVERYWHERE, Everywhere.BETWEEN_NODES, where(Fabric.class, f -> true));
      everywhere(EVERYWHERE, Everywhere.PODS, where(Spot.PodsOfNode.class, p -> true));
      claim(
          EVERYWHERE,
          where(Spot.ServiceRules.class, s -> true),
          TrafficSet.SERVICE,
          t -> new EveryNodeFault(Everywhere.SERVICE_RULES, t));
    }
    List<Spot> replicas = where(Spot.Process.class, p -> true);
    if (replicas.size() > 1) {
      boolean known = topology.replicas().stream().noneMatch(Peer::serving);
      claim(known ? KNOWN : ALL_ALIKE, replicas, TrafficSet.SERVER, AllReplicasFault::new);
    }
    List<Spot> servers = where(Spot.Server.class, s -> true);
    if (servers.size() > 1) {
      claim(ALL_ALIKE, servers, TrafficSet.SERVER, AllUpstreamsFault::new);
    }
  }

  private void everywhere(double weight, Everywhere what, List<Spot> where) {
    packets(weight, where, t -> new EveryNodeFault(what, t));
  }

  private <S extends Spot> List<Spot> where(Class<S> kind, Predicate<S> condition) {
    return spots.stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(condition)
        .map(s -> (Spot) s)
        .toList();
  }

  private static List<Spot> join(Collection<Spot> a, Collection<Spot> b) {
    return Stream.concat(a.stream(), b.stream()).toList();
  }

  private void packets(double weight, List<Spot> where, Function<Set<Traffic>, Fault> fault) {
    claim(weight, where, TrafficSet.PACKETS, fault);
  }

  private void claim(
      double weight, List<Spot> where, List<TrafficSet> sets, Function<Set<Traffic>, Fault> fault) {
    for (TrafficSet set : sets) {
      if (delays && set == TrafficSet.CONTENT) {
        continue; // what an answer says makes none late
      }
      Set<Component> components = new HashSet<>();
      for (Spot spot : where) {
        set.traffic().forEach(t -> components.add(new Component(spot, t)));
      }
      if (!components.isEmpty()) {
        all.add(new Hypothesis(fault.apply(set.traffic()), components, weight + set.breadth()));
      }
    }
  }
}
