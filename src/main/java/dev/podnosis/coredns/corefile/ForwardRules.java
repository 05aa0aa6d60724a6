package dev.podnosis.coredns.corefile;

import dev.podnosis.dns.IpLiteral;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The forward plugin: where it sends queries and how. */
final class ForwardRules {
  /** plugin/forward/setup.go: "Maximum number of upstreams". */
  private static final int MAX_UPSTREAMS = 15;

  static final Set<String> POLICIES = Set.of("random", "round_robin", "sequential");

  private ForwardRules() {}

  static void check(Corefile corefile, LintContext context, Issues issues) {
    for (ServerBlock server : corefile.servers()) {
      server.all("forward").forEach(f -> forward(server, f, context, issues));
      boolean oneOnly = context.version() != null && !context.version().isAtLeast(1, 9, 4);
      if (oneOnly) {
        server
            .all("forward")
            .skip(1)
            .forEach(f -> issues.error("plugin-twice", f.position(), Map.of("name", "forward")));
      }
    }
    boolean asks =
        corefile.servers().stream()
            .anyMatch(s -> s.covers(".") && (s.has("forward") || s.has("proxy") || s.has("grpc")));
    if (!asks && !corefile.servers().isEmpty() && corefile.unseenImports().isEmpty()) {
      issues.warning("forward-missing", Position.WHOLE, Map.of());
    }
  }

  private static void forward(
      ServerBlock server, Directive forward, LintContext context, Issues issues) {
    List<String> args = forward.args();
    if (args.size() < 2) {
      issues.error("forward-without-upstream", forward.position(), Map.of());
      return;
    }
    String from = ZoneAddress.of(forward.argTokens().getFirst()).zone();
    boolean reached =
        server.covers(from) || server.zones().stream().anyMatch(z -> ZoneAddress.isUnder(z, from));
    if (!reached) {
      issues.warning("forward-zone-not-served", forward.position(), Map.of("zone", from));
    }
    if (args.size() - 1 > MAX_UPSTREAMS) {
      issues.error(
          "forward-too-many-upstreams",
          forward.position(),
          Map.of("count", String.valueOf(args.size() - 1), "max", String.valueOf(MAX_UPSTREAMS)));
    }
    args.stream()
        .skip(1)
        .map(Upstream::of)
        .forEach(u -> upstream(server, forward, u, context, issues));
    options(server, forward, context, issues);
  }

  private static void upstream(
      ServerBlock server,
      Directive forward,
      Upstream upstream,
      LintContext context,
      Issues issues) {
    Map<String, String> args = Map.of("upstream", Lexer.clip(upstream.host()));
    if (context.ownAddresses().contains(upstream.host()) || binds(server, upstream)) {
      issues.error("forward-to-itself", forward.position(), args);
    } else if (upstream.host().equals("127.0.0.53")) {
      issues.error("forward-to-stub-resolver", forward.position(), args);
    } else if (upstream.loopback() && listensOn(server, upstream.port())) {
      issues.error("forward-to-loopback", forward.position(), args);
    } else if (!upstream.hasPort()) {
      issues.error("forward-port-invalid", forward.position(), args);
    } else if (upstream.brokenAddress()) {
      issues.error("forward-address-invalid", forward.position(), args);
    } else if (upstream.kind() == Upstream.Kind.HOSTNAME
        && (context.version() == null || !context.version().isAtLeast(1, 14, 4))) {
      issues.error("forward-upstream-invalid", forward.position(), args);
    }
  }

  /** Whether it is an address that the block itself listens on. */
  private static boolean binds(ServerBlock server, Upstream upstream) {
    return listensOn(server, upstream.port())
        && server
            .all("bind")
            .flatMap(b -> b.args().stream())
            .anyMatch(a -> IpLiteral.same(a, upstream.host()));
  }

  /** Behind another port of the loopback interface is another program of the pod. */
  private static boolean listensOn(ServerBlock server, int port) {
    return server.addresses().stream().anyMatch(a -> a.port() == port);
  }

  /** NodeLocal DNSCache asks the cluster's DNS over TCP on purpose, past connection tracking. */
  private static void options(
      ServerBlock server, Directive forward, LintContext context, Issues issues) {
    boolean onPurpose = context.role() == LintContext.Role.NODE_LOCAL && !server.covers(".");
    forward
        .option("force_tcp")
        .filter(o -> !onPurpose)
        .ifPresent(o -> issues.advice("forward-force-tcp", o.position(), Map.of()));
    // plugin/forward, README: with both options force_tcp takes precedence.
    forward
        .option("prefer_udp")
        .filter(o -> forward.option("force_tcp").isPresent())
        .ifPresent(o -> issues.warning("forward-prefer-udp-unused", o.position(), Map.of()));
    forward
        .option("policy")
        .filter(o -> !POLICIES.contains(o.arg(0).orElse("")))
        .ifPresent(
            o ->
                issues.error(
                    "forward-policy-invalid",
                    o.position(),
                    Map.of("policy", Lexer.clip(o.arg(0).orElse("")))));
    forward
        .option("max_concurrent")
        .filter(o -> !o.arg(0).orElse("").matches("\\d{1,9}"))
        .ifPresent(
            o ->
                issues.error(
                    "forward-max-concurrent-invalid",
                    o.position(),
                    Map.of("value", Lexer.clip(o.arg(0).orElse("")))));
  }
}
