package dev.podnosis.path;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ConnectionsSeen;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The links of a path on which something was measured. */
final class Measured {
  private final Topology topology;
  private final HopIds ids;
  private final String focus;
  private final Controls controls;
  private final Map<Key, Tally> tallies = new LinkedHashMap<>();

  /** What each replica's own loopback answered, by hop. */
  private final Map<String, Tally> processes = new LinkedHashMap<>();

  private record Key(String from, String to, String vantage, Carrier carrier) {}

  /**
   * Adds up a case.
   *
   * @param focus the hop whose lookups are drawn along the path; empty for none
   */
  Measured(CaseFile caseFile, Topology topology, String focus) {
    this.topology = topology;
    this.ids = new HopIds(topology);
    this.focus = focus;
    this.controls = Controls.of(caseFile);
    caseFile.evidence().forEach(this::add);
  }

  List<Link> links() {
    List<Link> links = new ArrayList<>();
    tallies.forEach((k, t) -> links.add(t.link(k.from(), k.to(), k.vantage(), k.carrier())));
    return links;
  }

  /** What a replica's own loopback answered, through a port-forward or from within. */
  @Nullable Tally process(String hop) {
    return processes.get(hop);
  }

  private void add(Evidence evidence) {
    switch (evidence.observation()) {
      case LookupsSeen l ->
          tally(evidence, l.target(), carrier(l))
              .ifPresent(t -> t.add(evidence.id(), l, forwarded(l) || aboutTheName(evidence, l)));
      case ConnectionsSeen c ->
          tally(evidence, c.target(), carrier(c)).ifPresent(t -> t.add(evidence.id(), c));
      default -> {}
    }
  }

  private Optional<Tally> tally(Evidence evidence, DnsTarget target, Carrier carrier) {
    @Nullable String node = topology.nodeOf(evidence.vantage().place()).orElse(null);
    String vantage = ids.at(evidence.vantage().place()).orElse("");
    String to = ids.of(target, node).orElse("");
    boolean loopback = evidence.vantage().source() == Source.PORT_FORWARD || vantage.equals(to);
    if (to.isEmpty() || (vantage.isEmpty() && !loopback)) {
      return Optional.empty();
    }
    return Optional.of(
        loopback
            ? processes.computeIfAbsent(to, k -> new Tally())
            : tallies.computeIfAbsent(
                new Key(from(vantage, node, target), to, vantage, carrier), k -> new Tally()));
  }

  /** What the focus asked is drawn on the last stretch before the server. */
  private String from(String vantage, @Nullable String node, DnsTarget target) {
    if (!vantage.equals(focus) || !vantage.startsWith("pod:")) {
      return vantage;
    }
    String onNode = node == null ? vantage : HopIds.node(node);
    return switch (target.role()) {
      case NODELOCAL, SERVICE -> onNode;
      case REPLICA -> ids.service();
      case UPSTREAM, OTHER, API_SERVICE, API_ENDPOINT -> vantage;
    };
  }

  private boolean aboutTheName(Evidence evidence, LookupsSeen lookups) {
    return controls.refuteSilence(evidence.vantage().place(), lookups);
  }

  private boolean forwarded(LookupsSeen lookups) {
    return lookups.question() != LookupsSeen.Question.INTERNAL
        && !topology.routes().internal(lookups.name())
        && Stream.of(DnsTarget.Role.UPSTREAM, DnsTarget.Role.OTHER)
            .noneMatch(lookups.target().role()::equals);
  }

  private static Carrier carrier(LookupsSeen lookups) {
    return switch (lookups.transport()) {
      case UDP -> Carrier.UDP;
      case TCP -> Carrier.TCP;
    };
  }

  private static Carrier carrier(ConnectionsSeen connections) {
    return switch (connections.target().role()) {
      case API_SERVICE, API_ENDPOINT ->
          connections.protocol().equals("icmp") ? Carrier.ICMP : Carrier.API;
      default -> connections.protocol().equals("icmp") ? Carrier.ICMP : Carrier.TCP;
    };
  }

  /** The hop whose lookups are drawn along the path. */
  static String focus(CaseFile caseFile, Topology topology) {
    if (topology.business() != null) {
      return HopIds.pod(topology.business().ref());
    }
    HopIds ids = new HopIds(topology);
    return caseFile.evidence().stream()
        .filter(e -> e.observation() instanceof LookupsSeen)
        .filter(e -> e.vantage().source() != Source.PORT_FORWARD)
        .map(e -> ids.at(e.vantage().place()).orElse(""))
        .filter(h -> h.startsWith("pod:") || h.startsWith("node:"))
        .findFirst()
        .orElse("");
  }
}
