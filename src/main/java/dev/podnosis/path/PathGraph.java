package dev.podnosis.path;

import dev.podnosis.evidence.CaseFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The path of a lookup: who takes part, and what was measured between them.
 *
 * @param hops the stations in the order of the path
 * @param links what was measured, and the stretches on which nothing was
 * @param focus the hop where the path begins: the affected pod, or another vantage when only the
 *     cluster side is looked at; null when nobody asked anything
 */
public record PathGraph(List<Hop> hops, List<Link> links, @Nullable String focus) {
  public PathGraph {
    hops = List.copyOf(hops);
    links = List.copyOf(links);
    Set<String> ids = hops.stream().map(Hop::id).collect(Collectors.toSet());
    if (ids.size() < hops.size()) {
      throw new IllegalArgumentException("two hops with one id");
    }
    for (Link link : links) {
      if (!ids.containsAll(List.of(link.from(), link.to(), link.vantage()))) {
        throw new IllegalArgumentException("a link without its hops: " + link);
      }
    }
  }

  /**
   * The path that the evidence of a case shows. Where nothing was measured it still has the
   * stations that the API server knows, all unknown.
   */
  public static PathGraph of(CaseFile caseFile, Routes routes) {
    return new PathReader(caseFile, Topology.of(caseFile, routes)).read();
  }

  /** The hop with this id. */
  public Optional<Hop> hop(String id) {
    return hops.stream().filter(h -> h.id().equals(id)).findFirst();
  }

  /** Links drawn as one line: same ends, same vantage. */
  public List<Edge> edges() {
    Map<List<String>, List<Link>> bundles = new LinkedHashMap<>();
    for (Link link : links) {
      bundles
          .computeIfAbsent(List.of(link.from(), link.to(), link.vantage()), k -> new ArrayList<>())
          .add(link);
    }
    return bundles.values().stream().map(Edge::new).toList();
  }

  /**
   * The path of the focus alone: what other pods and the nodes measured is left out, what the DNS
   * servers measured stays. No lookup goes from one replica to another: that is only drawn where
   * something is wrong with it.
   */
  public PathGraph onThePath() {
    Set<String> servers =
        hops.stream()
            .filter(h -> h.kind() == Hop.Kind.COREDNS || h.kind() == Hop.Kind.NODELOCAL)
            .map(Hop::id)
            .collect(Collectors.toSet());
    Set<Link> beside =
        edges().stream()
            .filter(e -> amongReplicas(e) && e.status() == Status.OK)
            .flatMap(e -> e.links().stream())
            .collect(Collectors.toSet());
    List<Link> kept =
        links.stream()
            .filter(
                l ->
                    l.evidence().isEmpty()
                        || l.vantage().equals(focus)
                        || servers.contains(l.vantage()))
            .filter(l -> !beside.contains(l))
            .toList();
    Set<String> linked = new LinkedHashSet<>();
    kept.forEach(l -> linked.addAll(List.of(l.from(), l.to(), l.vantage())));
    return new PathGraph(hops.stream().filter(h -> linked.contains(h.id())).toList(), kept, focus);
  }

  private boolean amongReplicas(Edge edge) {
    return Stream.of(edge.from(), edge.to())
        .allMatch(id -> hop(id).filter(h -> h.kind() == Hop.Kind.COREDNS).isPresent());
  }

  /**
   * The same path with the replicas of one node drawn as one hop, worst first, when there are more
   * of them than {@code limit}; nodes whose replicas all answer become one more.
   */
  public PathGraph grouped(int limit) {
    return new Grouping(this, limit).apply();
  }

  /** Links with the same ends and vantage, drawn as one line. */
  public record Edge(List<Link> links) {
    public Edge {
      links = List.copyOf(links);
    }

    /** The hop it leads from. */
    public String from() {
      return links.getFirst().from();
    }

    /** The hop it leads to. */
    public String to() {
      return links.getFirst().to();
    }

    /** The hop where it was measured. */
    public String vantage() {
      return links.getFirst().vantage();
    }

    /** Unique within the path. */
    public String id() {
      return String.join(" ", from(), to(), vantage());
    }

    /** The worst of its links that were measured; where none was, what passed it tells. */
    public Status status() {
      List<Link> telling = measured().toList();
      return Status.worst(
          (telling.isEmpty() ? links : telling).stream().map(Link::status).toList());
    }

    /** Its links on which something was measured. */
    public Stream<Link> measured() {
      return links.stream().filter(Link::measured);
    }

    /** Whether lookups of the affected pod take this way. */
    public boolean used() {
      return links.stream().anyMatch(Link::used);
    }
  }
}
