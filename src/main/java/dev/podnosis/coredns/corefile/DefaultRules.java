package dev.podnosis.coredns.corefile;

import dev.podnosis.coredns.CoreDnsVersion;
import dev.podnosis.coredns.GoDuration;
import java.util.Map;

/** What kubeadm's Corefile has and this one lacks; each from the version that brought it. */
final class DefaultRules {
  private DefaultRules() {}

  static void check(Corefile corefile, LintContext context, Issues issues) {
    lameduckValue(corefile, issues);
    if (context.role() == LintContext.Role.NODE_LOCAL
        || !corefile.unseenImports().isEmpty()
        || Variable.asDirective(corefile)
        || corefile.servers().isEmpty()) {
      return;
    }
    missing(corefile, context, "errors", 0, issues);
    missing(corefile, context, "cache", 0, issues);
    missing(corefile, context, "reload", 0, issues);
    missing(corefile, context, "prometheus", 0, issues);
    missing(corefile, context, "loop", 2, issues);
    missing(corefile, context, "health", 0, issues);
    missing(corefile, context, "ready", 5, issues);
    lameduck(corefile, issues);
    maxConcurrent(corefile, context, issues);
  }

  private static void missing(
      Corefile corefile, LintContext context, String plugin, int minor, Issues issues) {
    CoreDnsVersion version = context.version();
    boolean exists = version == null || version.isAtLeast(1, minor, 0);
    if (exists && !corefile.uses(plugin)) {
      issues.advice("plugin-missing", Position.WHOLE, Map.of("name", plugin));
    }
  }

  /** Without it a replica that ends loses the queries sent before kube-proxy has taken it out. */
  private static void lameduck(Corefile corefile, Issues issues) {
    corefile
        .all("health")
        .filter(h -> h.option("lameduck").isEmpty())
        .findFirst()
        .ifPresent(h -> issues.advice("lameduck-missing", h.position(), Map.of()));
  }

  private static void lameduckValue(Corefile corefile, Issues issues) {
    corefile
        .all("health")
        .flatMap(h -> h.options("lameduck"))
        .filter(o -> GoDuration.parse(o.arg(0).orElse("")).isEmpty())
        .forEach(
            o ->
                issues.error(
                    "lameduck-invalid",
                    o.position(),
                    Map.of("value", Lexer.clip(o.arg(0).orElse("")))));
  }

  private static void maxConcurrent(Corefile corefile, LintContext context, Issues issues) {
    if (context.version() != null && !context.version().isAtLeast(1, 7, 0)) {
      return;
    }
    corefile
        .all("forward")
        .filter(f -> f.option("max_concurrent").isEmpty())
        .findFirst()
        .ifPresent(f -> issues.advice("max-concurrent-missing", f.position(), Map.of()));
  }
}
