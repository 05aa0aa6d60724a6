package dev.podnosis.dns.resolver;

import java.time.Duration;

/**
 * A query of a simulated lookup.
 *
 * @param at when it leaves, from the start of the lookup
 * @param batch queries with the same number leave at the same instant
 * @param query what is asked of whom
 * @param timeout how long the resolver waits for it
 * @param reaction what came of it
 */
public record SentQuery(Duration at, int batch, Query query, Duration timeout, Reaction reaction) {

  /** Whether it brought records. */
  public boolean useful() {
    return reaction instanceof Reaction.Response r && r.records() && !r.truncated();
  }
}
