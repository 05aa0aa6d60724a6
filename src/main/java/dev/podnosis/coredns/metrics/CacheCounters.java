package dev.podnosis.coredns.metrics;

/**
 * Counters of the cache plugin, of all servers and zones together.
 *
 * @param hits answers found, {@code denialHits} those of them that say "no such name"
 * @param requests from 1.8.5 on as counted, before that hits and misses together
 * @param entries in the cache now
 * @param servedStale answers served after their time
 */
public record CacheCounters(
    double hits,
    double denialHits,
    double requests,
    double entries,
    double evictions,
    double drops,
    double servedStale) {
  /** No cache, or nothing counted yet. */
  public static final CacheCounters NONE = new CacheCounters(0, 0, 0, 0, 0, 0, 0);

  /** Share of the requests that were answered from the cache, 0 to 1. */
  public double hitRatio() {
    return requests > 0 ? Math.min(1, hits / requests) : 0;
  }

  CacheCounters since(CacheCounters earlier) {
    return new CacheCounters(
        Counters.since(hits, earlier.hits),
        Counters.since(denialHits, earlier.denialHits),
        Counters.since(requests, earlier.requests),
        entries,
        Counters.since(evictions, earlier.evictions),
        Counters.since(drops, earlier.drops),
        Counters.since(servedStale, earlier.servedStale));
  }
}
