package dev.podnosis.coredns.corefile;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Server blocks that collide, and addresses that cannot be. */
final class ZoneRules {
  private ZoneRules() {}

  static void check(Corefile corefile, LintContext context, Issues issues) {
    if (corefile.servers().isEmpty()) {
      issues.error("corefile-empty", Position.WHOLE, Map.of());
      return;
    }
    Map<String, ServerBlock> seen = new HashMap<>();
    for (ServerBlock server : corefile.servers()) {
      for (ZoneAddress address : server.addresses()) {
        check(server, address, seen, issues);
      }
      if (corefile.unseenImports().isEmpty()) {
        answers(server, issues);
      }
    }
    if (context.role() == LintContext.Role.CLUSTER_DNS) {
      Pillar.notReplaced(corefile, issues);
    }
    boolean servesRoot = corefile.servers().stream().anyMatch(s -> s.zones().contains("."));
    if (!servesRoot) {
      issues.warning("root-zone-not-served", Position.WHOLE, Map.of());
    }
  }

  private static void check(
      ServerBlock server, ZoneAddress address, Map<String, ServerBlock> seen, Issues issues) {
    Map<String, String> args = Map.of("address", Lexer.clip(address.token().text()));
    if (address.port() < 0) {
      issues.error("address-port-invalid", address.token().position(), args);
    }
    if (!isName(address.zone())) {
      issues.error("address-invalid", address.token().position(), args);
    }
    // The view plugin lets several blocks share a zone; bind may set them on different addresses.
    if (server.has("view")) {
      return;
    }
    String bind =
        server
            .all("bind")
            .flatMap(d -> d.args().stream())
            .sorted()
            .collect(Collectors.joining(","));
    String key = address.scheme() + " " + address.zone() + " " + address.port() + " " + bind;
    if (seen.putIfAbsent(key, server) != null) {
      issues.error("zone-served-twice", address.token().position(), args);
    }
  }

  /** A plugin that is not known may answer. */
  private static void answers(ServerBlock server, Issues issues) {
    boolean known =
        server.directives().stream().allMatch(d -> PluginCatalogue.plugin(d.name()).isPresent());
    if (known && ServerFacts.of(server).answersNothing()) {
      issues.warning(
          "server-answers-nothing",
          server.position(),
          Map.of("zone", Lexer.clip(String.join(" ", server.zones()))));
    }
  }

  private static boolean isName(String zone) {
    return zone.length() <= 255
        && zone.chars().noneMatch(c -> c == ',' || c == '(' || c == ')' || c == '{' || c == '"')
        && (zone.equals(".") || !zone.contains(".."));
  }
}
