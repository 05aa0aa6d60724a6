package dev.podnosis.coredns.log;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A name or a client that was seen often.
 *
 * @param rcodes counts under NOERROR, NXDOMAIN, SERVFAIL, REFUSED, {@code -} for those without an
 *     answer, and {@code other}
 * @param maxMs its slowest query
 * @param first null when its lines carried no time
 * @param last null when its lines carried no time
 */
public record TopEntry(
    String key,
    long count,
    Map<String, Long> rcodes,
    double maxMs,
    @Nullable Instant first,
    @Nullable Instant last) {
  public TopEntry {
    rcodes = Map.copyOf(rcodes);
  }

  /** The order of lists; not one of {@link java.util.Comparator}'s, which the start cache lacks. */
  static int mostFirst(TopEntry a, TopEntry b) {
    int byCount = Long.compare(b.count, a.count);
    return byCount != 0 ? byCount : a.key.compareTo(b.key);
  }
}
