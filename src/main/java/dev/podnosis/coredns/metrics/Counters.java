package dev.podnosis.coredns.metrics;

import java.util.Map;
import java.util.TreeMap;

/** Differences of counters that begin again at zero when their program does. */
final class Counters {
  private Counters() {}

  static double since(double now, double earlier) {
    return now >= earlier ? now - earlier : now;
  }

  /** By key; a key that was not there before counts from zero. */
  static Map<String, Double> since(Map<String, Double> now, Map<String, Double> earlier) {
    Map<String, Double> more = new TreeMap<>();
    now.forEach((key, value) -> more.put(key, since(value, earlier.getOrDefault(key, 0.0))));
    return more;
  }
}
