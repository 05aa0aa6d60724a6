package dev.podnosis.coredns.corefile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * NodeLocal DNSCache: where it listens, that it caches, and that names of the cluster go to the
 * cluster's DNS. Measured against the Corefile of its own manifest (kubernetes/kubernetes,
 * nodelocaldns.yaml).
 */
final class NodeLocalRules {
  private static final List<String> USUAL = List.of("errors", "reload", "loop", "prometheus");

  private NodeLocalRules() {}

  static void check(Corefile corefile, LintContext context, Issues issues) {
    if (context.role() != LintContext.Role.NODE_LOCAL || corefile.servers().isEmpty()) {
      return;
    }
    Pillar.forInstaller(corefile, issues);
    binds(corefile, issues);
    if (!corefile.unseenImports().isEmpty()) {
      return;
    }
    for (String name : USUAL) {
      if (!corefile.uses(name)) {
        issues.advice("nodelocal-plugin-missing", Position.WHOLE, Map.of("name", name));
      }
    }
    for (ServerBlock server : corefile.servers()) {
      if (server.has("forward") && !server.has("cache")) {
        issues.advice("nodelocal-cache-missing", server.position(), Map.of("zone", zones(server)));
      }
    }
    health(corefile, issues);
    clusterNames(corefile, context.clusterDomain(), issues);
  }

  private static void binds(Corefile corefile, Issues issues) {
    Set<String> all = new TreeSet<>();
    corefile.servers().forEach(s -> all.addAll(binds(s)));
    for (ServerBlock server : corefile.servers()) {
      Set<String> missing = new TreeSet<>(all);
      missing.removeAll(binds(server));
      if (binds(server).isEmpty()) {
        issues.warning("nodelocal-bind-missing", server.position(), Map.of("zone", zones(server)));
      } else if (!missing.isEmpty()) {
        issues.warning(
            "nodelocal-binds-differ",
            server.position(),
            Map.of("zone", zones(server), "addresses", Lexer.clip(String.join(" ", missing))));
      }
    }
  }

  /** The pod uses the node's network: a port without an address is taken on the whole node. */
  private static void health(Corefile corefile, Issues issues) {
    Optional<Directive> health = corefile.all("health").findFirst();
    if (health.isEmpty()) {
      issues.advice("nodelocal-plugin-missing", Position.WHOLE, Map.of("name", "health"));
      return;
    }
    String address = health.get().arg(0).orElse("");
    int colon = address.lastIndexOf(':');
    String host = colon < 0 ? address : address.substring(0, colon).replaceAll("[\\[\\]]", "");
    if (host.isEmpty()) {
      issues.advice("nodelocal-health-everywhere", health.get().position(), Map.of());
    } else if (corefile.servers().stream().noneMatch(s -> binds(s).contains(host))) {
      issues.advice(
          "nodelocal-health-elsewhere",
          health.get().position(),
          Map.of("address", Lexer.clip(address)));
    }
  }

  private static void clusterNames(Corefile corefile, @Nullable String domain, Issues issues) {
    Optional<ServerBlock> own = clusterBlock(corefile, domain);
    ServerBlock server =
        own.or(() -> corefile.servers().stream().filter(s -> s.covers(".")).findFirst())
            .orElse(null);
    Directive forward = server == null ? null : server.first("forward").orElse(null);
    if (server == null || forward == null) {
      return;
    }
    Optional<String> outside =
        forward.args().stream().skip(1).filter(NodeLocalRules::isOutside).findFirst();
    if (outside.isPresent()) {
      if (own.isPresent()) {
        issues.error(
            "nodelocal-cluster-names-outside",
            forward.position(),
            Map.of("zone", zones(server), "upstream", Lexer.clip(outside.get())));
      } else if (domain != null || namesNoOtherZone(corefile)) {
        issues.error(
            "nodelocal-cluster-zone-missing",
            forward.position(),
            Map.of("upstream", Lexer.clip(outside.get())));
      }
    } else if (own.isPresent()
        && forward.option("force_tcp").isEmpty()
        && forward.option("prefer_udp").isEmpty()) {
      issues.advice("nodelocal-force-tcp-missing", forward.position(), Map.of());
    }
  }

  /** The block for the cluster's domain; where that is not known, by its usual names. */
  private static Optional<ServerBlock> clusterBlock(Corefile corefile, @Nullable String domain) {
    return corefile.servers().stream()
        .filter(
            s ->
                s.zones().stream()
                    .filter(z -> !z.equals("."))
                    .anyMatch(
                        z ->
                            domain == null
                                ? z.equals("cluster.local.") || Pillar.in(z)
                                : ZoneAddress.isUnder(ZoneAddress.absolute(domain), z)
                                    || Pillar.in(z)))
        .findFirst();
  }

  private static boolean namesNoOtherZone(Corefile corefile) {
    return corefile.servers().stream()
        .flatMap(s -> s.zones().stream())
        .allMatch(z -> z.equals(".") || z.endsWith("arpa."));
  }

  /** The node's own servers, which do not know the cluster's names. */
  private static boolean isOutside(String upstream) {
    return upstream.equals(Pillar.UPSTREAM_SERVERS)
        || Upstream.of(upstream).kind() == Upstream.Kind.FILE;
  }

  private static Set<String> binds(ServerBlock server) {
    return server.all("bind").flatMap(d -> d.args().stream()).collect(Collectors.toSet());
  }

  private static String zones(ServerBlock server) {
    return Lexer.clip(String.join(" ", server.zones()));
  }
}
