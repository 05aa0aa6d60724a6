package dev.podnosis.path.fault;

import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.path.Peer;
import dev.podnosis.path.Topology;
import dev.podnosis.path.fault.Search.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for the measurement that would tell most of the remaining explanations apart. */
final class Separation {
  private static final int MOST_WORLDS = 12;
  private static final int MOST_PLACES = 8;

  /** Two explanations are told apart when they let one expect shares this far apart. */
  private static final double GAP = 0.3;

  private final Crossings crossings;
  private final Universe universe;
  private final List<Trial> trials;
  private final Topology topology;

  /** A fault taken for true, with its loss rate; 1 for all. */
  private record Assumed(Hypothesis fault, double rate) {}

  private record Scored(Measurement measurement, long pairs, int cost) {}

  Separation(Crossings crossings, Universe universe, List<Trial> trials) {
    this.crossings = crossings;
    this.universe = universe;
    this.trials = trials;
    this.topology = crossings.topology();
  }

  @Nullable Measurement between(List<Found> found) {
    List<List<Assumed>> assumptions = assumptions(found);
    if (assumptions.size() < 2) {
      return null;
    }
    List<Measurement> possible = possible();
    List<Crossing> ways = possible.stream().map(this::crossing).toList();
    List<World> worlds = assumptions.stream().map(this::world).toList();
    List<Scored> scored = new ArrayList<>();
    for (int i = 0; i < possible.size(); i++) {
      Crossing way = ways.get(i);
      List<Expected> expected = worlds.stream().map(w -> w.expect(way)).toList();
      scored.add(new Scored(possible.get(i), pairs(expected), cost(possible.get(i))));
    }
    return scored.stream()
        .filter(s -> s.pairs() > 0)
        .min(Comparator.comparingLong((Scored s) -> -s.pairs()).thenComparingInt(Scored::cost))
        .map(Scored::measurement)
        .orElse(null);
  }

  private static List<List<Assumed>> assumptions(List<Found> found) {
    Set<List<Assumed>> all = new LinkedHashSet<>();
    for (Found f : found) {
      for (int i = 0; i < f.faults().size(); i++) {
        for (Hypothesis member : f.faults().get(i).members()) {
          boolean tie =
              member.weight() <= f.faults().get(i).claimed().weight() + Search.TIE
                  && !member.widerThan(f.faults().get(i).claimed());
          if (tie && all.size() < MOST_WORLDS) {
            all.add(with(f, i, member));
          }
        }
      }
    }
    return List.copyOf(all);
  }

  private static List<Assumed> with(Found found, int replaced, Hypothesis by) {
    List<Assumed> assumed = new ArrayList<>();
    for (int i = 0; i < found.faults().size(); i++) {
      assumed.add(
          new Assumed(i == replaced ? by : found.faults().get(i).claimed(), found.rates()[i]));
    }
    return assumed;
  }

  private World world(List<Assumed> assumed) {
    World world = new World(universe.size());
    for (Assumed a : assumed) {
      int[] stopped =
          universe.all().stream().filter(a.fault()::stops).mapToInt(universe::number).toArray();
      if (a.rate() < 1) {
        world.lose(stopped, a.rate(), universe);
      }
    }
    assumed.stream()
        .filter(a -> a.rate() == 1)
        .forEach(
            a ->
                world.kill(
                    universe.all().stream()
                        .filter(a.fault()::stops)
                        .mapToInt(universe::number)
                        .toArray()));
    return world;
  }

  private static long pairs(List<Expected> expected) {
    long pairs = 0;
    for (int i = 0; i < expected.size(); i++) {
      for (int j = 0; j < i; j++) {
        Expected a = expected.get(i);
        Expected b = expected.get(j);
        pairs += a.from() - b.to() >= GAP || b.from() - a.to() >= GAP ? 1 : 0;
      }
    }
    return pairs;
  }

  private Crossing crossing(Measurement measurement) {
    return measurement.to().external()
        ? crossings.whole(measurement.from(), measurement.to(), ".", false)
        : crossings.reach(measurement.from(), measurement.to());
  }

  private List<Measurement> possible() {
    List<Measurement> all = new ArrayList<>();
    for (Standpoint from : standpoints()) {
      for (Aim to : aims(from)) {
        all.add(new Measurement(from, to));
      }
    }
    return all;
  }

  private Set<Standpoint> standpoints() {
    Set<Standpoint> all = new LinkedHashSet<>();
    Set<String> nodes = new LinkedHashSet<>();
    trials.stream().filter(Trial::failing).map(Trial::from).forEach(all::add);
    trials.stream().map(Trial::from).limit(MOST_PLACES).forEach(all::add);
    all.removeIf(s -> s.kind() == Standpoint.Kind.LOOPBACK);
    all.stream().map(Standpoint::node).filter(n -> n != null).forEach(nodes::add);
    for (Peer replica : replicas()) {
      all.add(new Standpoint(Standpoint.Kind.REPLICA, replica.ref(), replica.node()));
      if (replica.node() != null) {
        nodes.add(replica.node());
      }
    }
    nodes.stream()
        .limit(MOST_PLACES)
        .forEach(
            n -> {
              all.add(new Standpoint(Standpoint.Kind.OTHER_POD, null, n));
              all.add(new Standpoint(Standpoint.Kind.NODE, null, n));
            });
    all.add(new Standpoint(Standpoint.Kind.LOOPBACK, null, null));
    return all;
  }

  private List<Peer> replicas() {
    return topology.replicas().stream().limit(MOST_PLACES).toList();
  }

  private List<Aim> aims(Standpoint from) {
    List<Aim> aims = new ArrayList<>();
    for (Peer replica : replicas()) {
      DnsTarget.Role role = DnsTarget.Role.REPLICA;
      if (from.kind() == Standpoint.Kind.LOOPBACK) {
        dns(aims, new Aim(role, replica.address(), replica.ref(), Traffic.TCP, false), false);
        continue;
      }
      dns(aims, new Aim(role, replica.address(), replica.ref(), Traffic.UDP, false), true);
      aims.add(new Aim(role, replica.address(), replica.ref(), Traffic.ICMP, false));
    }
    if (from.kind() == Standpoint.Kind.LOOPBACK) {
      return aims;
    }
    topology.serviceAddresses().stream()
        .limit(1)
        .forEach(
            a -> dns(aims, new Aim(DnsTarget.Role.SERVICE, a, null, Traffic.UDP, false), true));
    topology.upstreams().stream()
        .limit(MOST_PLACES)
        .forEach(
            a -> {
              aims.add(new Aim(DnsTarget.Role.UPSTREAM, a, null, Traffic.UDP, true));
              aims.add(new Aim(DnsTarget.Role.UPSTREAM, a, null, Traffic.TCP, true));
            });
    topology.apiAddresses().stream()
        .limit(1)
        .forEach(a -> aims.add(new Aim(DnsTarget.Role.API_SERVICE, a, null, Traffic.API, false)));
    return aims;
  }

  /** A question for a cluster name and one for another, over UDP and TCP where both can be had. */
  private static void dns(List<Aim> aims, Aim aim, boolean udp) {
    for (boolean external : new boolean[] {false, true}) {
      for (Traffic traffic : udp ? List.of(Traffic.UDP, Traffic.TCP) : List.of(Traffic.TCP)) {
        aims.add(new Aim(aim.role(), aim.address(), aim.pod(), traffic, external));
      }
    }
  }

  /** What is already at hand costs least; a pod on the node costs most. */
  private int cost(Measurement measurement) {
    boolean known = trials.stream().anyMatch(t -> t.from().equals(measurement.from()));
    int from =
        known
            ? 0
            : switch (measurement.from().kind()) {
              case LOOPBACK -> 1;
              case POD -> 2;
              case REPLICA -> 4;
              case OTHER_POD -> 6;
              case NODE -> 8;
            };
    int traffic = measurement.to().traffic() == Traffic.UDP ? 0 : 1;
    return 4 * from + 2 * (measurement.to().external() ? 1 : 0) + traffic;
  }
}
