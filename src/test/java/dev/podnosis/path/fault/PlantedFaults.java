package dev.podnosis.path.fault;

import dev.podnosis.evidence.ObjectRef;
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
import dev.podnosis.path.fault.PlantedNetwork.Loss;
import dev.podnosis.path.fault.PlantedNetwork.Planted;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Plants faults in made-up clusters and sees what the localisation makes of them. */
final class PlantedFaults {
  private static final Set<Traffic> UDP = TrafficSet.UDP.traffic();
  private static final Set<Traffic> DNS = TrafficSet.DNS.traffic();
  private static final Set<Traffic> ALL = TrafficSet.ALL.traffic();

  /** How a localisation compares with the truth. */
  enum Result {
    /** One explanation is left, and it names the planted faults. */
    RECOVERED,
    /** The planted faults are among what is shown as equally good, or as a broader reading. */
    TIED,
    /** A planted fault was not seen to fail at all. */
    UNSEEN,
    /** What is claimed is true, but less than what was planted: the rest lies hidden behind it. */
    NARROWER,
    /** Every explanation claims something that is not there, and more than one is left. */
    WRONG,
    /** The one explanation that is left claims something that is not there. */
    CLAIMED
  }

  /** What goes wrong in the cluster, and what it is called. */
  record Plan(Fault fault, List<String> stretches) {}

  /** One case with its truth. */
  record Case(List<Fault> truth, Localisation found, Result result) {}

  private PlantedFaults() {}

  /**
   * Plants and localises.
   *
   * @param faults how many at once
   * @param partial whether a share of packets is lost instead of all
   */
  static Case run(long seed, int faults, boolean partial, boolean withNodes) {
    Random random = new Random(seed);
    PlantedNetwork network = new PlantedNetwork(random);
    List<Fault> truth = new ArrayList<>();
    List<Plan> plans = new ArrayList<>(plans(network, partial));
    while (truth.size() < faults) {
      Plan plan = plans.remove(random.nextInt(plans.size()));
      boolean apart =
          truth.stream()
              .noneMatch(t -> t.places().stream().anyMatch(plan.fault().places()::contains));
      if (apart || truth.isEmpty()) {
        truth.add(plan.fault());
        double rate = partial ? 0.3 + 0.2 * random.nextDouble() : 1;
        plan.stretches()
            .forEach(s -> network.plant(new Loss(new Planted(s), plan.fault().traffic(), rate)));
      }
    }
    var topology = network.topology();
    var file = network.measure(withNodes);
    Analysis loss = new Localiser(file, topology, false).run();
    return new Case(truth, new Localisation(loss, loss, List.of()), compare(loss, truth, network));
  }

  private static Result compare(Analysis loss, List<Fault> truth, PlantedNetwork network) {
    if (loss.explanations().isEmpty()) {
      return Result.UNSEEN;
    }
    List<Explanation> honest =
        loss.explanations().stream()
            .filter(e -> e.suspects().stream().allMatch(s -> holds(s, truth, network)))
            .toList();
    if (honest.isEmpty()) {
      return loss.settled() ? Result.CLAIMED : Result.WRONG;
    }
    boolean all =
        honest.stream()
            .anyMatch(
                e ->
                    truth.stream().allMatch(t -> e.suspects().stream().anyMatch(s -> names(s, t))));
    boolean exactly =
        honest.stream()
            .anyMatch(e -> e.suspects().stream().map(Suspect::fault).toList().containsAll(truth));
    return exactly && loss.settled() ? Result.RECOVERED : all ? Result.TIED : Result.NARROWER;
  }

  private static boolean names(Suspect suspect, Fault truth) {
    return Stream.of(
            Stream.of(suspect.fault()), suspect.alternatives().stream(), suspect.wider().stream())
        .flatMap(s -> s)
        .anyMatch(truth::equals);
  }

  /** Whether it names a truth, or what it claims is true by all of them together. */
  private static boolean holds(Suspect suspect, List<Fault> truth, PlantedNetwork network) {
    List<String> claimed = network.stretches().stream().filter(covers(suspect.fault())).toList();
    return truth.stream().anyMatch(t -> names(suspect, t))
        || (!claimed.isEmpty()
            && claimed.stream()
                .allMatch(
                    stretch ->
                        truth.stream()
                            .anyMatch(
                                t ->
                                    t.traffic().containsAll(suspect.fault().traffic())
                                        && covers(t).test(stretch))));
  }

  /** The stretches of the made-up cluster that a fault speaks of. */
  private static Predicate<String> covers(Fault fault) {
    List<String> patterns =
        switch (fault) {
          case PodFault f ->
              List.of((f.direction() == Direction.LEAVING ? "podout:" : "podin:") + f.pod().name());
          case NodeFault f -> ofNode(f.node(), f.scope());
          case PairFault f ->
              f.bothWays()
                  ? List.of(
                      "fabric:" + f.from() + ">" + f.to(), "fabric:" + f.to() + ">" + f.from())
                  : List.of("fabric:" + f.from() + ">" + f.to());
          case EveryNodeFault f ->
              List.of(
                  switch (f.what()) {
                    case BETWEEN_NODES -> "fabric:*";
                    case PODS -> "pods:*";
                    case SERVICE_RULES -> "rules:*";
                  });
          case ServiceRuleFault f -> List.of("rules:" + f.node());
          case ReplicaFault f -> List.of("process:" + f.replica().name());
          case Fault.AllReplicasFault _ -> List.of("process:*");
          case UpstreamLinkFault f ->
              List.of((f.hostAlone() ? "hostlink:" : "uplink:") + f.node() + ">" + f.address());
          case UpstreamFault f -> List.of("server:" + f.address());
          case Fault.AllUpstreamsFault _ -> List.of("server:*");
          case Fault.BehindServiceFault _, Fault.CacheFault _, Fault.ApiServerFault _ -> List.of();
        };
    return stretch -> patterns.stream().anyMatch(p -> new Planted(p).covers(stretch));
  }

  private static List<String> ofNode(String node, Scope scope) {
    List<String> leaving = List.of("fabric:" + node + ">*", "uplink:" + node + ">*");
    List<String> entering = List.of("fabric:*>" + node);
    return switch (scope) {
      case PODS -> List.of("pods:" + node);
      case HOST_TO_PODS -> List.of("host:" + node);
      case TO_NODES -> List.of("fabric:" + node + ">*");
      case TO_OUTSIDE -> List.of("uplink:" + node + ">*");
      case LEAVING -> leaving;
      case ENTERING -> entering;
      case BORDER -> Stream.concat(leaving.stream(), entering.stream()).toList();
      case WHOLE ->
          Stream.of(leaving, entering, List.of("pods:" + node, "host:" + node))
              .flatMap(List::stream)
              .toList();
    };
  }

  private static List<Plan> plans(PlantedNetwork network, boolean partial) {
    List<Plan> plans = new ArrayList<>();
    String home = network.businessNode();
    plans.add(
        new Plan(new PodFault(network.business(), Direction.LEAVING, UDP), List.of("podout:web")));
    plans.add(new Plan(new NodeFault(home, Scope.PODS, UDP), List.of("pods:" + home)));
    plans.add(new Plan(new NodeFault(home, Scope.TO_NODES, UDP), List.of("fabric:" + home + ">*")));
    plans.add(new Plan(new EveryNodeFault(Everywhere.BETWEEN_NODES, UDP), List.of("fabric:*")));
    for (String node : network.replicaNodes()) {
      plans.add(new Plan(new NodeFault(node, Scope.PODS, UDP), List.of("pods:" + node)));
      plans.add(
          new Plan(
              new NodeFault(node, Scope.TO_OUTSIDE, UDP), List.of("uplink:" + node + ">10.0.0.*")));
      plans.add(
          new Plan(
              new UpstreamLinkFault(node, network.upstreams().getFirst(), false, UDP),
              List.of("uplink:" + node + ">" + network.upstreams().getFirst())));
      if (!node.equals(home)) {
        plans.add(
            new Plan(
                new PairFault(home, node, false, ALL), List.of("fabric:" + home + ">" + node)));
      }
    }
    if (!partial) {
      plans.add(
          new Plan(
              new ServiceRuleFault(home, TrafficSet.PORTS.traffic()), List.of("rules:" + home)));
    }
    for (ObjectRef replica : network.replicas()) {
      plans.add(new Plan(new ReplicaFault(replica, DNS), List.of("process:" + replica.name())));
      if (!partial) {
        plans.add(
            new Plan(
                new ReplicaFault(replica, TrafficSet.CONTENT.traffic()),
                List.of("process:" + replica.name())));
      }
    }
    for (String upstream : network.upstreams()) {
      plans.add(new Plan(new UpstreamFault(upstream, DNS), List.of("server:" + upstream)));
      if (!partial) {
        plans.add(
            new Plan(
                new UpstreamFault(upstream, TrafficSet.CONTENT.traffic()),
                List.of("server:" + upstream)));
      }
    }
    return plans;
  }

  /** How often each result came. */
  static Map<Result, Integer> count(int cases, int faults, boolean partial, boolean withNodes) {
    Map<Result, Integer> counts = new EnumMap<>(Result.class);
    for (int seed = 1; seed <= cases; seed++) {
      counts.merge(run(seed, faults, partial, withNodes).result(), 1, Integer::sum);
    }
    return counts;
  }

  /** Writes the table of docs/LOCALISATION.md; the argument says how many cases a row has. */
  public static void main(String... args) {
    int cases = args.length == 0 ? 100 : Integer.parseInt(args[0]);
    System.out.println(
        "| faults | packets lost | measured from | recovered | tie | unseen | narrower | wrong,"
            + " open | wrong, claimed |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    for (boolean partial : new boolean[] {false, true}) {
      for (int faults = 1; faults <= 3; faults++) {
        for (boolean nodes : new boolean[] {true, false}) {
          Map<Result, Integer> c = count(cases, faults, partial, nodes);
          StringBuilder row = new StringBuilder("| " + faults + " | ");
          row.append(partial ? "30–50 %" : "all").append(" | ");
          row.append(nodes ? "pod, replicas, nodes" : "pod, replicas").append(" |");
          for (Result result : Result.values()) {
            row.append(' ').append(c.getOrDefault(result, 0)).append(" |");
          }
          System.out.println(row);
        }
      }
    }
  }
}
