package dev.podnosis.path.draw;

import dev.podnosis.dns.Proportion;
import dev.podnosis.evidence.LookupsSeen.Question;
import dev.podnosis.path.Carrier;
import dev.podnosis.path.Hop;
import dev.podnosis.path.Link;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Paths of any size, made up. */
public final class MadePaths {
  private MadePaths() {}

  /** Pods on nodes with a cache each, one Service, replicas, three upstreams: so many hops. */
  public static PathGraph of(int hops, long seed) {
    Random random = new Random(seed);
    int nodes = Math.max(1, hops / 10);
    int replicas = Math.max(2, hops / 8);
    int pods = Math.max(1, hops - 2 * nodes - replicas - 4);
    List<Hop> all = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    all.add(hop("service:dns", Hop.Kind.SERVICE, null, Status.OK));
    for (int n = 0; n < nodes; n++) {
      all.add(hop("node:n" + n, Hop.Kind.NODE, "n" + n, Status.OK));
      all.add(hop("nodelocal:n" + n, Hop.Kind.NODELOCAL, "n" + n, Status.OK));
      links.add(link("node:n" + n, "nodelocal:n" + n, 20, 0));
      links.add(link("nodelocal:n" + n, "service:dns", 20, random.nextInt(3)));
    }
    for (int p = 0; p < pods; p++) {
      all.add(hop("pod:p" + p, Hop.Kind.POD, null, Status.OK));
      links.add(link("pod:p" + p, "node:n" + random.nextInt(nodes), 0, 0));
    }
    for (int u = 0; u < 3; u++) {
      all.add(hop("upstream:10.0.0." + u, Hop.Kind.UPSTREAM, null, Status.OK));
    }
    for (int r = 0; r < replicas; r++) {
      boolean bad = r % 7 == 3;
      String id = "coredns:r" + r;
      all.add(hop(id, Hop.Kind.COREDNS, "n" + r % nodes, bad ? Status.DEGRADED : Status.OK));
      links.add(link("service:dns", id, 20, 0));
      for (int u = 0; u < 3; u++) {
        links.add(link(id, "upstream:10.0.0." + u, 20, bad ? 20 : 0));
      }
    }
    return new PathGraph(all, links, "pod:p0");
  }

  private static Hop hop(String id, Hop.Kind kind, @Nullable String node, Status status) {
    return new Hop(
        id,
        kind,
        id.substring(id.indexOf(':') + 1),
        "10.1.2.3",
        node,
        status,
        List.of(),
        List.of());
  }

  /** A link over UDP. */
  public static Link link(String from, String to, int sent, int lost) {
    Status status =
        sent == 0
            ? Status.UNKNOWN
            : lost == 0 ? Status.OK : lost == sent ? Status.FAILED : Status.DEGRADED;
    return new Link(
        from,
        to,
        from,
        Carrier.UDP,
        new Proportion(lost, sent),
        lost == sent ? null : 1.0,
        lost == sent ? null : 2.0,
        status,
        true,
        Set.of(Question.INTERNAL),
        List.of());
  }
}
