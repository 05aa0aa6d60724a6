package dev.podnosis.coredns.log;

import java.util.List;

/**
 * The most frequent names or clients, the most frequent first.
 *
 * @param mayMiss each count may be too low by this much, because rare entries were dropped for want
 *     of room; 0 when the counts are exact
 * @param complete whether everything that was counted is listed
 * @param sampledEvery 1 when every line was looked at; else answered queries of a very long log
 *     were looked at one in so many and counted as that many (failed ones are always looked at)
 */
public record TopList(List<TopEntry> entries, long mayMiss, boolean complete, int sampledEvery) {
  /** Nothing. */
  public static final TopList NONE = new TopList(List.of(), 0, true, 1);

  public TopList {
    entries = List.copyOf(entries);
  }

  /** Whether the counts are exact. */
  public boolean exact() {
    return mayMiss == 0 && sampledEvery == 1;
  }
}
