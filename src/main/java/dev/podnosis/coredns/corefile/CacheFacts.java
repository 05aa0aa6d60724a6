package dev.podnosis.coredns.corefile;

import java.util.List;

/**
 * Settings of one cache plugin, the defaults filled in (plugin/cache: 3600 s and 1800 s).
 *
 * @param successSeconds longest time an answer is kept
 * @param denialSeconds longest time "no such name" is kept
 * @param disabled such as {@code success cluster.local}: not cached at all
 */
public record CacheFacts(
    int line, int successSeconds, int denialSeconds, boolean servesStale, List<String> disabled) {
  private static final int DEFAULT_SUCCESS = 3600;
  private static final int DEFAULT_DENIAL = 1800;

  public CacheFacts {
    disabled = List.copyOf(disabled);
  }

  static CacheFacts of(Directive cache) {
    int ttl = seconds(cache, 0, -1);
    int success = ttl > 0 ? ttl : DEFAULT_SUCCESS;
    int denial = ttl > 0 ? ttl : DEFAULT_DENIAL;
    success =
        cache.option("success").map(o -> seconds(o, 1, -1)).filter(s -> s > 0).orElse(success);
    denial = cache.option("denial").map(o -> seconds(o, 1, -1)).filter(s -> s > 0).orElse(denial);
    return new CacheFacts(
        cache.line(),
        success,
        denial,
        cache.option("serve_stale").isPresent(),
        cache.options("disable").map(o -> String.join(" ", o.args())).toList());
  }

  private static int seconds(Directive directive, int index, int otherwise) {
    String text = directive.arg(index).orElse("");
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
  }
}
