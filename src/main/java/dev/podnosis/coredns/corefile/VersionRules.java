package dev.podnosis.coredns.corefile;

import dev.podnosis.coredns.CoreDnsVersion;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Directives and options this version of CoreDNS does not know, no longer knows, or ignores. */
final class VersionRules {
  private VersionRules() {}

  static void check(Corefile corefile, @Nullable CoreDnsVersion version, Issues issues) {
    for (ServerBlock server : corefile.servers()) {
      for (Directive directive : server.directives()) {
        plugin(directive, version, issues);
        if (PluginCatalogue.knowsOptionsOf(directive.name())) {
          directive.options().forEach(o -> option(directive.name(), o, version, issues));
        }
      }
    }
  }

  private static void plugin(Directive directive, @Nullable CoreDnsVersion version, Issues issues) {
    String name = directive.name();
    Optional<Life> life = PluginCatalogue.plugin(name);
    if (life.isPresent()) {
      report("directive", directive, name, life.get(), version, issues);
      return;
    }
    Map<String, String> args = Map.of("name", Lexer.clip(name));
    if (PluginCatalogue.isExternal(name) || isBeyondKnowledge(version)) {
      issues.warning("directive-external", directive.position(), args);
    } else {
      issues.error("directive-unknown", directive.position(), args);
    }
  }

  private static void option(
      String plugin, Directive option, @Nullable CoreDnsVersion version, Issues issues) {
    Optional<Life> life = PluginCatalogue.option(plugin, option.name());
    String name = plugin + " " + option.name();
    if (life.isPresent()) {
      report("option", option, name, life.get(), version, issues);
    } else if (isBeyondKnowledge(version)) {
      issues.warning("option-external", option.position(), Map.of("name", Lexer.clip(name)));
    } else {
      issues.error("option-unknown", option.position(), Map.of("name", Lexer.clip(name)));
    }
  }

  /** A vendor's build may carry plugins of its own, a newer release may know more. */
  private static boolean isBeyondKnowledge(@Nullable CoreDnsVersion version) {
    return version != null
        && (!version.vendor().isEmpty() || !PluginCatalogue.NEWEST.isAtLeast(version));
  }

  private static void report(
      String what,
      Directive at,
      String name,
      Life life,
      @Nullable CoreDnsVersion version,
      Issues issues) {
    if (version == null) {
      reportUnversioned(what, at, name, life, issues);
      return;
    }
    String running = version.toString();
    switch (life.in(version)) {
      case USUAL -> {}
      case NOT_YET ->
          issues.error(what + "-not-yet", at.position(), args(name, life.since(), running, ""));
      case DEPRECATED ->
          issues.warning(
              what + "-deprecated",
              at.position(),
              args(name, life.deprecated(), running, life.replacement()));
      case IGNORED ->
          issues.advice("option-ignored", at.position(), args(name, life.ignored(), running, ""));
      case REMOVED ->
          issues.error(
              what + "-removed",
              at.position(),
              args(name, life.removed(), running, life.replacement()));
    }
  }

  private static void reportUnversioned(
      String what, Directive at, String name, Life life, Issues issues) {
    if (life.removed() != null) {
      issues.warning(
          what + "-removed", at.position(), args(name, life.removed(), "", life.replacement()));
    }
  }

  private static Map<String, String> args(
      String name, @Nullable CoreDnsVersion change, String running, String replacement) {
    return Map.of(
        "name", name,
        "version", String.valueOf(change),
        "running", running,
        "replacement", replacement);
  }
}
