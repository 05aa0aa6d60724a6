package dev.podnosis.path.draw;

import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.path.Hop;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.fault.Analysis;
import dev.podnosis.path.fault.Explanation;
import dev.podnosis.path.fault.Fault;
import dev.podnosis.path.fault.Fault.Direction;
import dev.podnosis.path.fault.Suspect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where localised faults are marked in the drawing of a path. */
public final class FaultMarks {
  /** More would hide the drawing. */
  private static final int MOST = 4;

  private final PathGraph graph;

  private FaultMarks(PathGraph graph) {
    this.graph = graph;
  }

  /**
   * The marks of an analysis.
   *
   * @param words what is written at a fault's mark
   */
  public static List<Mark> of(Analysis analysis, PathGraph graph, Function<Suspect, String> words) {
    FaultMarks marks = new FaultMarks(graph);
    List<Mark> all = new ArrayList<>();
    for (Explanation explanation : analysis.explanations()) {
      for (Suspect suspect : explanation.suspects()) {
        marks.places(suspect.fault()).stream()
            .map(p -> new Mark(p.hop(), p.side(), words.apply(suspect), analysis.settled()))
            .filter(m -> all.stream().noneMatch(m::equals))
            .forEach(all::add);
      }
    }
    return all.stream().limit(MOST).toList();
  }

  private record Place(String hop, Mark.Side side) {}

  private List<Place> places(Fault fault) {
    return switch (fault) {
      case Fault.PodFault f ->
          at(
              ofPod(f.pod()),
              f.direction() == Direction.LEAVING ? Mark.Side.LEAVING : Mark.Side.ENTERING);
      case Fault.NodeFault f ->
          at(
              ofNode(f.node()),
              f.scope() == Fault.Scope.ENTERING ? Mark.Side.ENTERING : Mark.Side.LEAVING);
      case Fault.PairFault f -> at(ofNode(f.from()), Mark.Side.LEAVING);
      case Fault.EveryNodeFault f -> everyNode(f.what());
      case Fault.ServiceRuleFault _, Fault.BehindServiceFault _ ->
          of(Hop.Kind.SERVICE, Mark.Side.ENTERING);
      case Fault.ReplicaFault f -> at(ofPod(f.replica()), Mark.Side.ENTERING);
      case Fault.AllReplicasFault _ -> of(Hop.Kind.COREDNS, Mark.Side.ENTERING);
      case Fault.CacheFault f -> at(hop("nodelocal:" + f.node()), Mark.Side.ENTERING);
      case Fault.UpstreamLinkFault f -> at(ofNode(f.node()), Mark.Side.LEAVING);
      case Fault.UpstreamFault f -> at(hop("upstream:" + f.address()), Mark.Side.ENTERING);
      case Fault.AllUpstreamsFault _ -> of(Hop.Kind.UPSTREAM, Mark.Side.ENTERING);
      case Fault.ApiServerFault f -> at(hop("apiserver:" + f.address()), Mark.Side.ENTERING);
    };
  }

  private List<Place> everyNode(Fault.Everywhere what) {
    return switch (what) {
      case SERVICE_RULES -> of(Hop.Kind.SERVICE, Mark.Side.ENTERING);
      case BETWEEN_NODES, PODS ->
          graph.hops().stream()
              .filter(h -> h.kind() == Hop.Kind.COREDNS)
              .map(Hop::node)
              .flatMap(Stream::ofNullable)
              .distinct()
              .map(n -> new Place("node:" + n, Mark.Side.LEAVING))
              .toList();
    };
  }

  private List<Place> of(Hop.Kind kind, Mark.Side side) {
    return graph.hops().stream()
        .filter(h -> h.kind() == kind)
        .map(h -> new Place(h.id(), side))
        .toList();
  }

  private static List<Place> at(List<String> hops, Mark.Side side) {
    return hops.stream().map(h -> new Place(h, side)).toList();
  }

  private List<String> ofPod(ObjectRef pod) {
    List<String> replica = hop("coredns:" + pod);
    return replica.isEmpty() ? hop("pod:" + pod) : replica;
  }

  /** The frame around the node's replicas, or the node's own card. */
  private List<String> ofNode(String node) {
    boolean frame =
        graph.hops().stream().anyMatch(h -> h.kind() == Hop.Kind.COREDNS && node.equals(h.node()));
    return frame ? List.of("node:" + node) : hop("node:" + node);
  }

  /** The hop with this id, or the one that stands for it among others. */
  private List<String> hop(String id) {
    return graph.hops().stream()
        .filter(h -> h.id().equals(id) || h.members().contains(id))
        .map(Hop::id)
        .limit(1)
        .toList();
  }
}
