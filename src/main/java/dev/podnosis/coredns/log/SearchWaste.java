package dev.podnosis.coredns.log;

import java.util.Map;

/**
 * Queries that a resolver sent only because it tried its search list.
 *
 * @param wasted NXDOMAIN for a dotted name with a suffix of the cluster behind it
 * @param useful queries answered with NOERROR
 * @param bySuffix wasted queries by the suffix, such as {@code shop.svc.cluster.local.}: the most
 *     frequent ones
 */
public record SearchWaste(long wasted, long useful, Map<String, Long> bySuffix) {
  public SearchWaste {
    bySuffix = Map.copyOf(bySuffix);
  }

  /** Wasted queries for each useful one. */
  public double perUseful() {
    return useful == 0 ? 0 : (double) wasted / useful;
  }
}
