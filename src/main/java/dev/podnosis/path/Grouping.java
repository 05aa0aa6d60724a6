package dev.podnosis.path;

import dev.podnosis.dns.Proportion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Draws the replicas of one node as one hop when there are many, and well nodes together. */
final class Grouping {
  private static final String REST = "coredns-on:";

  private final PathGraph graph;
  private final int limit;

  Grouping(PathGraph graph, int limit) {
    this.graph = graph;
    this.limit = limit;
  }

  PathGraph apply() {
    List<Hop> replicas = graph.hops().stream().filter(h -> h.kind() == Hop.Kind.COREDNS).toList();
    if (replicas.size() <= limit) {
      return graph;
    }
    Map<String, List<Hop>> groups =
        replicas.stream()
            .collect(Collectors.groupingBy(this::groupOf, LinkedHashMap::new, Collectors.toList()));
    Map<String, String> moved = new LinkedHashMap<>();
    groups.forEach((id, members) -> members.forEach(m -> moved.put(m.id(), id)));
    List<Hop> hops = new ArrayList<>();
    graph.hops().stream().filter(h -> !moved.containsKey(h.id())).forEach(hops::add);
    groups.entrySet().stream()
        .map(e -> hop(e.getKey(), e.getValue()))
        .sorted(Comparator.comparing(Hop::status).reversed().thenComparing(Hop::id))
        .forEach(hops::add);
    hops.sort(Comparator.comparing(Hop::kind));
    return new PathGraph(hops, links(id -> moved.getOrDefault(id, id)), graph.focus());
  }

  /** Replicas without any trouble, on nodes without any, become one hop. */
  private String groupOf(Hop replica) {
    String node = Objects.requireNonNullElse(replica.node(), "");
    boolean well =
        graph.hops().stream()
            .filter(h -> h.kind() == Hop.Kind.COREDNS)
            .filter(h -> node.equals(Objects.requireNonNullElse(h.node(), "")))
            .allMatch(h -> h.status() == Status.OK);
    return well ? REST : REST + node;
  }

  private static Hop hop(String id, List<Hop> members) {
    if (members.size() == 1) {
      Hop only = members.getFirst();
      return new Hop(
          id,
          only.kind(),
          only.label(),
          only.address(),
          only.node(),
          only.status(),
          only.facts(),
          List.of(only.id()));
    }
    String node = id.substring(REST.length());
    return new Hop(
        id,
        Hop.Kind.COREDNS,
        node,
        "",
        node.isEmpty() ? null : node,
        Status.worst(members.stream().map(Hop::status).toList()),
        List.of(HopFact.of(HopFact.Code.GROUPED, members.size())),
        members.stream().map(Hop::id).toList());
  }

  private List<Link> links(UnaryOperator<String> moved) {
    Map<List<Object>, List<Link>> bundles = new LinkedHashMap<>();
    for (Link link : graph.links()) {
      bundles
          .computeIfAbsent(
              List.of(
                  moved.apply(link.from()),
                  moved.apply(link.to()),
                  moved.apply(link.vantage()),
                  link.carrier()),
              k -> new ArrayList<>())
          .add(link);
    }
    return bundles.values().stream().map(same -> sum(same, moved)).toList();
  }

  /** Counts add up; of the latencies, which do not, the worst is shown. */
  private static Link sum(List<Link> same, UnaryOperator<String> moved) {
    Link first = same.getFirst();
    Set<String> evidence = new LinkedHashSet<>();
    same.forEach(l -> evidence.addAll(l.evidence()));
    return new Link(
        moved.apply(first.from()),
        moved.apply(first.to()),
        moved.apply(first.vantage()),
        first.carrier(),
        same.stream().map(Link::loss).reduce(new Proportion(0, 0), Proportion::plus),
        worst(same.stream().map(Link::p50Ms).toList()),
        worst(same.stream().map(Link::p99Ms).toList()),
        status(same),
        same.stream().anyMatch(Link::used),
        same.stream()
            .flatMap(l -> l.questions().stream())
            .collect(
                Collectors.toCollection(
                    () -> EnumSet.noneOf(dev.podnosis.evidence.LookupsSeen.Question.class))),
        List.copyOf(evidence));
  }

  /** Some links without an answer among others that have them are a degraded whole. */
  private static Status status(List<Link> same) {
    List<Status> all = same.stream().filter(Link::measured).map(Link::status).distinct().toList();
    boolean mixed = all.contains(Status.FAILED) && all.size() > 1;
    return mixed ? Status.DEGRADED : Status.worst(all);
  }

  private static @Nullable Double worst(List<@Nullable Double> latencies) {
    return latencies.stream()
        .filter(Objects::nonNull)
        .flatMapToDouble(d -> DoubleStream.of(Objects.requireNonNull(d)))
        .boxed()
        .max(Double::compare)
        .orElse(null);
  }
}
