package dev.podnosis.ui.path;

import dev.podnosis.path.Carrier;
import dev.podnosis.path.Hop;
import dev.podnosis.path.Link;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.Status;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of a path is drawn.
 *
 * @param problemsOnly only links that fail, and their ends; all of them where none fails
 * @param everyNode what nodes and other pods measured too
 * @param carriers over which transports
 */
record PathFilter(boolean problemsOnly, boolean everyNode, Carriers carriers) {
  /** More replicas than this are drawn by node. */
  private static final int GROUP_BEYOND = 6;

  /** Over which transports questions went. */
  enum Carriers {
    BOTH,
    UDP,
    TCP
  }

  PathGraph apply(PathGraph whole) {
    PathGraph placed = everyNode ? whole : whole.onThePath();
    PathGraph carried = carried(placed.hops().isEmpty() ? whole : placed).grouped(GROUP_BEYOND);
    return problemsOnly ? problems(carried) : carried;
  }

  /** What other transports measured stays as a stretch without figures. */
  private PathGraph carried(PathGraph graph) {
    if (carriers == Carriers.BOTH) {
      return graph;
    }
    Carrier wanted = carriers == Carriers.UDP ? Carrier.UDP : Carrier.TCP;
    List<Link> links =
        graph.links().stream()
            .filter(l -> !l.measured() || l.carrier() == wanted || l.carrier() == Carrier.API)
            .toList();
    return new PathGraph(graph.hops(), links, graph.focus());
  }

  private static PathGraph problems(PathGraph graph) {
    List<Link> bad =
        graph.links().stream()
            .filter(l -> l.status() == Status.FAILED || l.status() == Status.DEGRADED)
            .toList();
    if (bad.isEmpty()) {
      return graph;
    }
    Set<String> ends = new HashSet<>();
    bad.forEach(l -> ends.addAll(List.of(l.from(), l.to(), l.vantage())));
    List<Hop> hops = graph.hops().stream().filter(h -> ends.contains(h.id())).toList();
    String focus = graph.focus();
    return new PathGraph(hops, bad, focus != null && ends.contains(focus) ? focus : null);
  }
}
