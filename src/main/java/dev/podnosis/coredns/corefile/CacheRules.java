package dev.podnosis.coredns.corefile;

import java.util.Map;
import java.util.stream.Stream;

/** The cache plugin: how long "no such name" is remembered. */
final class CacheRules {
  /**
   * kubeadm's Corefile caps at 30 s; a new Service is missed for that long after a failed lookup.
   */
  private static final int LONG_DENIAL_SECONDS = 60;

  private CacheRules() {}

  static void check(Corefile corefile, Issues issues) {
    for (ServerBlock server : corefile.servers()) {
      server
          .all("cache")
          .skip(1)
          .forEach(c -> issues.error("plugin-twice", c.position(), Map.of("name", "cache")));
      server
          .first("cache")
          .ifPresent(
              c -> {
                CacheFacts facts = CacheFacts.of(c);
                zero(c, issues);
                if (facts.denialSeconds() > LONG_DENIAL_SECONDS && denialIsKnown(c)) {
                  issues.advice(
                      "cache-denial-long",
                      c.position(),
                      Map.of("seconds", String.valueOf(facts.denialSeconds())));
                }
                if (facts.servesStale()) {
                  issues.advice("cache-serves-stale", c.position(), Map.of());
                }
              });
    }
  }

  private static void zero(Directive cache, Issues issues) {
    if (cache.arg(0).filter(CacheRules::isNoTime).isPresent()) {
      issues.error("cache-ttl-invalid", cache.position(), Map.of());
    }
    // plugin/cache/setup.go: "cache TTL can not be zero or negative", for each of the two as well
    Stream.of("success", "denial")
        .flatMap(cache::options)
        .filter(o -> o.arg(1).filter(CacheRules::isNoTime).isPresent())
        .forEach(o -> issues.error("cache-ttl-invalid", o.position(), Map.of()));
  }

  private static boolean isNoTime(String seconds) {
    return seconds.matches("-?0+|-\\d+");
  }

  private static boolean denialIsKnown(Directive cache) {
    return Stream.concat(
            cache.args().stream(), cache.options("denial").flatMap(o -> o.args().stream()))
        .noneMatch(Variable::in);
  }
}
