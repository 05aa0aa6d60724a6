package dev.podnosis.diagnosis;

import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.ConnectionsSeen;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What passed between two ends, over each protocol. A question that CoreDNS has to forward also
 * speaks of its upstream servers, so only questions for names of the cluster count for an edge to
 * CoreDNS; a port-forward reaches the pod from inside and says nothing of the network.
 */
public final class Edges {
  private static final int MOST_SHOWN = 4;

  private final Facts facts;
  private final List<Edge> edges;

  Edges(Facts facts) {
    this.facts = facts;
    Map<List<Object>, Building> building = new LinkedHashMap<>();
    facts.caseFile().evidence().forEach(e -> add(e, building));
    this.edges = building.values().stream().map(Building::edge).toList();
  }

  /**
   * How many tries went one way.
   *
   * @param sent how many were made
   * @param lost how many brought nothing
   * @param refused how many of these were turned away rather than lost
   */
  public record Tries(int sent, int lost, int refused) {
    /** Tried often enough, and nothing came back, not even a refusal. */
    public boolean dead() {
      return sent >= 3 && lost == sent && refused == 0;
    }

    /** Tried, and something came back each time. */
    public boolean fine() {
      return sent > 0 && lost == 0;
    }

    /** Some came back and some did not. */
    public boolean lossy() {
      return lost > 0 && lost < sent;
    }

    Tries plus(int moreSent, int moreLost, int moreRefused) {
      return new Tries(sent + moreSent, lost + moreLost, refused + moreRefused);
    }
  }

  /**
   * Two ends and what passed between them.
   *
   * @param from where it was tried from
   * @param fromNode the node of that place, where known
   * @param to what was tried
   * @param toNode the node of that, where it is a pod of a known node
   * @param udp questions over UDP
   * @param tcp questions and connections over TCP
   * @param icmp pings
   * @param evidence the numbers of the evidence
   */
  public record Edge(
      Place from,
      @Nullable String fromNode,
      DnsTarget to,
      @Nullable String toNode,
      Tries udp,
      Tries tcp,
      Tries icmp,
      List<String> evidence) {
    /** The ends as a text. */
    public String text() {
      return Edges.text(from, to);
    }
  }

  private static final class Building {
    private final Place from;
    private final @Nullable String fromNode;
    private final DnsTarget to;
    private final @Nullable String toNode;
    private Tries udp = new Tries(0, 0, 0);
    private Tries tcp = new Tries(0, 0, 0);
    private Tries icmp = new Tries(0, 0, 0);
    private final List<String> evidence = new ArrayList<>();

    Building(Place from, @Nullable String fromNode, DnsTarget to, @Nullable String toNode) {
      this.from = from;
      this.fromNode = fromNode;
      this.to = to;
      this.toNode = toNode;
    }

    Edge edge() {
      return new Edge(from, fromNode, to, toNode, udp, tcp, icmp, List.copyOf(evidence));
    }
  }

  private void add(Evidence evidence, Map<List<Object>, Building> building) {
    Place from = evidence.vantage().place();
    boolean network = from instanceof Place.InPod || from instanceof Place.OnNode;
    if (!network || evidence.vantage().source() == Source.PORT_FORWARD) {
      return;
    }
    switch (evidence.observation()) {
      case LookupsSeen l when counts(l) && !facts.controls().refuteSilence(from, l) -> {
        Building edge = at(from, l.target(), building);
        int lost = lost(l, false);
        int refused = lost(l, true);
        if (l.transport() == Transport.UDP) {
          edge.udp = edge.udp.plus(l.sent(), lost, refused);
        } else {
          edge.tcp = edge.tcp.plus(l.sent(), lost, refused);
        }
        edge.evidence.add(evidence.id());
      }
      case ConnectionsSeen c -> {
        Building edge = at(from, c.target(), building);
        int refused = (int) c.attempts().stream().filter(a -> a.error().equals("refused")).count();
        if (c.protocol().equals("icmp")) {
          edge.icmp = edge.icmp.plus(c.attempts().size(), c.failed(), refused);
        } else {
          edge.tcp = edge.tcp.plus(c.attempts().size(), c.failed(), refused);
        }
        edge.evidence.add(evidence.id());
      }
      default -> {}
    }
  }

  private boolean counts(LookupsSeen lookups) {
    boolean toolOnly =
        lookups.samples().stream()
            .allMatch(s -> s.outcome() instanceof LookupOutcome.NoAnswer n && !n.tellsOfDns());
    boolean upstream = lookups.target().role() == DnsTarget.Role.UPSTREAM;
    return !toolOnly
        && lookups.question() != LookupsSeen.Question.LARGE
        && lookups.question() != LookupsSeen.Question.CONTROL
        && (upstream
            || lookups.question() == LookupsSeen.Question.INTERNAL
            || facts.names().internal(lookups.name()));
  }

  private static int lost(LookupsSeen lookups, boolean refusedOnly) {
    return (int)
        lookups.samples().stream()
            .filter(
                s ->
                    s.outcome() instanceof LookupOutcome.NoAnswer n
                        && n.tellsOfDns()
                        && (!refusedOnly || n.kind() == LookupOutcome.NoAnswer.Kind.REFUSED))
            .count();
  }

  private Building at(Place from, DnsTarget to, Map<List<Object>, Building> building) {
    return building.computeIfAbsent(
        List.of(from, to.role(), to.address()),
        k -> new Building(from, node(from), to, nodeOf(to)));
  }

  private static @Nullable String node(Place place) {
    return switch (place) {
      case Place.InPod in -> in.node();
      case Place.OnNode on -> on.node();
      default -> null;
    };
  }

  private @Nullable String nodeOf(DnsTarget target) {
    return Optional.ofNullable(target.pod())
        .flatMap(p -> facts.dns().replica(p))
        .map(PodFacts::node)
        .orElse(null);
  }

  /** Edges to targets of one role. */
  public List<Edge> to(DnsTarget.Role role) {
    return edges.stream().filter(e -> e.to().role() == role).toList();
  }

  /**
   * Edges to replicas that should answer and to upstream servers: what packets themselves tell.
   * What replicas asked each other only serves to localise: no lookup goes that way. Where the pods
   * could not be read, all that were asked count.
   */
  public List<Edge> direct() {
    boolean unread = facts.dns().replicas().isEmpty();
    List<PodFacts> serving = facts.replicas().map(Replicas::serving).orElse(List.of());
    return Stream.concat(
            to(DnsTarget.Role.REPLICA).stream()
                .filter(e -> !fromReplica(e))
                .filter(
                    e -> unread || serving.stream().anyMatch(p -> p.ref().equals(e.to().pod()))),
            to(DnsTarget.Role.UPSTREAM).stream())
        .toList();
  }

  /**
   * Whether the business pod's own way was tried, from its network or its node, to whatever answers
   * it. What passes elsewhere does not clear that way. Without a business pod there is none.
   */
  public boolean ownWayTried() {
    ObjectRef pod = facts.caseFile().target().pod();
    Optional<String> node = facts.businessPod().flatMap(p -> Optional.ofNullable(p.value().node()));
    return pod == null
        || edges.stream()
            .filter(e -> e.to().role() != DnsTarget.Role.UPSTREAM && e.udp().sent() > 0)
            .anyMatch(
                e ->
                    (e.from() instanceof Place.InPod in && in.pod().equals(pod))
                        || (e.from() instanceof Place.OnNode on
                            && node.filter(on.node()::equals).isPresent()));
  }

  private boolean fromReplica(Edge edge) {
    return edge.from() instanceof Place.InPod in && facts.dns().replica(in.pod()).isPresent();
  }

  /** The numbers of the evidence behind edges. */
  public static List<String> evidence(List<Edge> edges) {
    return edges.stream().flatMap(e -> e.evidence().stream()).distinct().toList();
  }

  /** Two ends as a text. */
  public static String text(Place from, DnsTarget to) {
    String target = to.pod() == null ? to.address() : to.address() + " (" + to.pod().name() + ")";
    return from + " → " + target;
  }

  /** The ends of edges, for a text. */
  public static String text(List<Edge> edges) {
    return text(edges.stream().map(Edge::text));
  }

  /** The first few of some ends, for a text, which sets between them what its language does. */
  public static String text(Stream<String> ends) {
    List<String> all = ends.distinct().toList();
    List<String> shown = new ArrayList<>(all.subList(0, Math.min(all.size(), MOST_SHOWN)));
    if (all.size() > shown.size()) {
      shown.add("…");
    }
    return String.join("; ", shown);
  }

  /** The tries of edges over one protocol, taken together. */
  public static Tries sum(List<Edge> edges, java.util.function.Function<Edge, Tries> protocol) {
    Tries sum = new Tries(0, 0, 0);
    for (Edge edge : edges) {
      Tries t = protocol.apply(edge);
      sum = sum.plus(t.sent(), t.lost(), t.refused());
    }
    return sum;
  }

  /** The node at one end of every edge; empty when there is none or more than one. */
  public static Optional<String> commonNode(List<Edge> edges) {
    List<String> common = null;
    for (Edge edge : edges) {
      List<String> ends =
          Stream.of(Optional.ofNullable(edge.fromNode()), Optional.ofNullable(edge.toNode()))
              .flatMap(Optional::stream)
              .distinct()
              .toList();
      common = common == null ? ends : common.stream().filter(ends::contains).toList();
    }
    return common != null && common.size() == 1 ? Optional.of(common.getFirst()) : Optional.empty();
  }
}
