package dev.podnosis.coredns.log;

import java.util.Map;
import java.util.TreeMap;

/** Counts by replica, of as many as a cluster's DNS has. */
final class ByReplica {
  private static final int MAX = 64;

  private final Map<String, Long> counts = new TreeMap<>();

  void add(String replica, long count) {
    boolean room = counts.size() < MAX || counts.containsKey(replica);
    counts.merge(room ? replica : "(other)", count, Long::sum);
  }

  void add(Map<String, Long> others) {
    others.forEach(this::add);
  }

  Map<String, Long> toCounts() {
    return counts;
  }
}
