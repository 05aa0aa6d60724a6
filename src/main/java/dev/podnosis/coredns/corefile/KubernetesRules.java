package dev.podnosis.coredns.corefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kubernetes plugin: its zones, the options that hide names, and autopath. */
final class KubernetesRules {
  private static final Set<String> POD_MODES = Set.of("disabled", "insecure", "verified");

  private KubernetesRules() {}

  static void check(Corefile corefile, LintContext context, Issues issues) {
    for (ServerBlock server : corefile.servers()) {
      server.first("kubernetes").ifPresent(k -> kubernetes(server, k, issues));
      server
          .all("kubernetes")
          .skip(1)
          .forEach(k -> issues.error("plugin-twice", k.position(), Map.of("name", "kubernetes")));
      server.first("autopath").ifPresent(a -> autopath(server, a, issues));
    }
    if (context.role() == LintContext.Role.CLUSTER_DNS) {
      if (corefile.uses("kubernetes")) {
        clusterDomain(corefile, context.clusterDomain(), issues);
        reverseZones(corefile, issues);
      } else if (!corefile.servers().isEmpty() && corefile.unseenImports().isEmpty()) {
        issues.error("kubernetes-missing", Position.WHOLE, Map.of());
      }
    }
  }

  /** Zones of a kubernetes plugin: its arguments, else those of its server block. */
  static List<String> zones(ServerBlock server, Directive kubernetes) {
    return kubernetes.argTokens().isEmpty()
        ? server.zones()
        : kubernetes.argTokens().stream().map(t -> ZoneAddress.of(t).zone()).distinct().toList();
  }

  private static void kubernetes(ServerBlock server, Directive plugin, Issues issues) {
    List<String> zones = zones(server, plugin);
    for (String zone : zones) {
      if (!server.covers(zone)) {
        issues.error("kubernetes-zone-not-served", plugin.position(), Map.of("zone", zone));
      }
    }
    if (zones.stream().allMatch(KubernetesRules::isReverse)) {
      issues.error("kubernetes-only-reverse", plugin.position(), Map.of());
    } else if (zones.stream().noneMatch(KubernetesRules::isReverse)) {
      issues.advice("kubernetes-no-reverse", plugin.position(), Map.of());
    }
    plugin
        .options("pods")
        .forEach(
            o -> {
              if (!POD_MODES.contains(o.arg(0).orElse(""))) {
                issues.error(
                    "pods-mode-invalid",
                    o.position(),
                    Map.of("mode", Lexer.clip(o.arg(0).orElse(""))));
              }
            });
    plugin
        .options("ttl")
        .forEach(
            o -> {
              if (!o.arg(0).orElse("").matches("\\d{1,3}|[12]\\d{3}|3[0-5]\\d{2}|3600")) {
                issues.error(
                    "ttl-invalid", o.position(), Map.of("ttl", Lexer.clip(o.arg(0).orElse(""))));
              }
            });
    hidden(plugin, issues);
  }

  private static void hidden(Directive plugin, Issues issues) {
    List<Directive> scope = new ArrayList<>();
    for (String option : List.of("namespaces", "labels", "namespace_labels")) {
      plugin.options(option).forEach(scope::add);
    }
    for (Directive option : scope) {
      issues.advice(
          "kubernetes-scope-limited",
          option.position(),
          Map.of("option", option.name(), "value", Lexer.clip(String.join(" ", option.args()))));
    }
    plugin
        .option("noendpoints")
        .ifPresent(o -> issues.warning("kubernetes-noendpoints", o.position(), Map.of()));
    plugin
        .option("ignore")
        .filter(o -> o.args().contains("empty_service"))
        .ifPresent(o -> issues.advice("kubernetes-ignores-empty-services", o.position(), Map.of()));
  }

  private static void autopath(ServerBlock server, Directive autopath, Issues issues) {
    if (!autopath.args().contains("@kubernetes")) {
      return;
    }
    issues.advice("autopath-on", autopath.position(), Map.of());
    String mode =
        server
            .first("kubernetes")
            .flatMap(k -> k.option("pods"))
            .flatMap(o -> o.arg(0))
            .orElse("disabled");
    if (!mode.equals("verified")) {
      issues.warning("autopath-pods-not-verified", autopath.position(), Map.of("mode", mode));
    }
  }

  /** Meant so where the addresses belong to others; which those of pods are, no Corefile tells. */
  private static void reverseZones(Corefile corefile, Issues issues) {
    List<String> reverse = zones(corefile).filter(KubernetesRules::isReverse).toList();
    for (ServerBlock server : corefile.servers()) {
      List<String> taken =
          server.zones().stream()
              .filter(z -> reverse.stream().anyMatch(r -> ZoneAddress.isUnder(z, r)))
              .toList();
      if (!server.has("kubernetes") && !taken.isEmpty()) {
        issues.advice(
            "server-shadows-reverse-zone",
            server.position(),
            Map.of("zone", String.join(" ", taken)));
      }
    }
  }

  private static Stream<String> zones(Corefile corefile) {
    return corefile.servers().stream()
        .flatMap(s -> s.all("kubernetes").flatMap(k -> zones(s, k).stream()))
        .distinct();
  }

  private static void clusterDomain(Corefile corefile, @Nullable String domain, Issues issues) {
    if (domain == null || domain.isEmpty()) {
      return;
    }
    String wanted = ZoneAddress.absolute(domain);
    List<String> zones = zones(corefile).filter(z -> !isReverse(z)).toList();
    if (zones.stream().noneMatch(z -> ZoneAddress.isUnder(wanted, z))) {
      Position at =
          corefile.all("kubernetes").findFirst().map(Directive::position).orElse(Position.WHOLE);
      issues.error(
          "cluster-domain-mismatch",
          at,
          Map.of("domain", wanted, "zones", String.join(" ", zones)));
    }
    for (ServerBlock server : corefile.servers()) {
      boolean shadows =
          !server.has("kubernetes")
              && server.zones().stream().anyMatch(z -> ZoneAddress.isUnder(z, wanted));
      if (shadows) {
        issues.warning(
            "server-shadows-cluster-domain",
            server.position(),
            Map.of("zone", String.join(" ", server.zones())));
      }
    }
  }

  private static boolean isReverse(String zone) {
    return zone.endsWith("in-addr.arpa.") || zone.endsWith("ip6.arpa.");
  }
}
