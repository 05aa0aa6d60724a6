package dev.podnosis.path;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.CorefileSeen.Owner;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts the path of a case together: measured links, the stretches between, and their hops. */
final class PathReader {
  private final CaseFile caseFile;
  private final Topology topology;
  private final HopIds ids;
  private final String focus;
  private final Measured measured;
  private final List<Link> links = new ArrayList<>();

  PathReader(CaseFile caseFile, Topology topology) {
    this.caseFile = caseFile;
    this.topology = topology;
    this.ids = new HopIds(topology);
    this.focus = Measured.focus(caseFile, topology);
    this.measured = new Measured(caseFile, topology, focus);
  }

  PathGraph read() {
    links.addAll(measured.links());
    String entry = entry();
    replicas(entry);
    apiServer();
    Hops hops = new Hops(caseFile, topology, measured, links);
    List<Hop> all = hops.of(hopIds());
    return new PathGraph(all, links, focus.isEmpty() ? null : focus);
  }

  /** From the focus to the DNS Service; gives the hop from which replicas are reached. */
  private String entry() {
    @Nullable String node = focusNode();
    String last = focus;
    if (!focus.isEmpty() && node != null && focus.startsWith("pod:")) {
      last = HopIds.node(node);
      link(passed(focus, last));
    }
    boolean service = topology.service() != null || !topology.serviceAddresses().isEmpty();
    if (node != null && topology.cacheAddresses().containsKey(node) && !last.isEmpty()) {
      boolean used = asksCache(node);
      link(Link.unmeasured(last, HopIds.cache(node), used));
      if (service) {
        link(Link.unmeasured(HopIds.cache(node), ids.service(), used));
      }
      if (used) {
        upstreams(HopIds.cache(node), Owner.NODELOCAL);
        return service ? ids.service() : HopIds.cache(node);
      }
    }
    if (service && !last.isEmpty()) {
      link(Link.unmeasured(last, ids.service(), true));
    }
    return service ? ids.service() : last;
  }

  private @Nullable String focusNode() {
    if (topology.business() != null && topology.business().node() != null) {
      return topology.business().node();
    }
    return caseFile.evidence().stream()
        .filter(e -> ids.at(e.vantage().place()).orElse("").equals(focus))
        .flatMap(e -> topology.nodeOf(e.vantage().place()).stream())
        .findFirst()
        .orElse(null);
  }

  /** The stretch from a pod to its node: nothing ends there, but what came back passed it. */
  private Link passed(String pod, String node) {
    List<Link> back =
        links.stream().filter(l -> l.vantage().equals(pod) && l.answered() > 0).toList();
    Link stretch = Link.unmeasured(pod, node, true);
    return back.isEmpty()
        ? stretch
        : new Link(
            pod,
            node,
            pod,
            stretch.carrier(),
            stretch.loss(),
            null,
            null,
            Status.OK,
            true,
            Set.of(),
            back.stream().flatMap(l -> l.evidence().stream()).distinct().toList());
  }

  private boolean asksCache(String node) {
    boolean asked =
        links.stream()
            .anyMatch(l -> l.vantage().equals(focus) && l.to().equals(HopIds.cache(node)));
    return asked
        || topology.serviceAddresses().stream().anyMatch(a -> topology.cacheHolds(node, a))
        || new Nameservers(caseFile)
            .ofPod(topology.business()).stream().anyMatch(a -> topology.cacheHolds(node, a));
  }

  private void replicas(String entry) {
    for (Peer replica : topology.replicas()) {
      if (!entry.isEmpty()) {
        boolean chosen = topology.behindService().contains(replica);
        link(Link.unmeasured(entry, HopIds.replica(replica), chosen));
      }
      upstreams(HopIds.replica(replica), Owner.COREDNS);
    }
  }

  private void upstreams(String from, Owner owner) {
    Set<String> all = new LinkedHashSet<>();
    topology.routes().forwarding().stream()
        .filter(f -> f.by() == owner)
        .forEach(f -> all.addAll(f.upstreams()));
    all.removeIf(topology::isService);
    (all.isEmpty() ? topology.upstreams(owner, ".") : all)
        .forEach(u -> link(Link.unmeasured(from, HopIds.upstream(u), true)));
  }

  private void apiServer() {
    for (Peer replica : topology.replicas()) {
      topology.apiAddresses().stream()
          .limit(1)
          .forEach(a -> link(Link.unmeasured(HopIds.replica(replica), HopIds.api(a), true)));
    }
  }

  /** Adds a stretch unless the focus or the server at its beginning measured something on it. */
  private void link(Link stretch) {
    boolean server = !stretch.from().startsWith("node:") && !stretch.from().startsWith("pod:");
    Predicate<Link> same =
        l ->
            l.from().equals(stretch.from())
                && l.to().equals(stretch.to())
                && (l.vantage().equals(focus) || (server && l.vantage().equals(l.from())));
    if (links.stream().noneMatch(same)) {
      links.add(stretch);
    }
  }

  private Set<String> hopIds() {
    Set<String> all = new LinkedHashSet<>();
    if (!focus.isEmpty()) {
      all.add(focus);
    }
    for (Link link : links) {
      all.add(link.vantage());
      all.add(link.from());
      all.add(link.to());
    }
    topology.replicas().forEach(r -> all.add(HopIds.replica(r)));
    topology.upstreams().forEach(u -> all.add(HopIds.upstream(u)));
    return all;
  }
}
