package dev.podnosis.coredns.log;

import java.util.Map;

/**
 * Queries by whose name was asked for. A name outside with a domain of the cluster behind it, as a
 * search list makes it, is inside: that is where it is answered.
 *
 * @param inside names below a domain of the cluster, by response code
 * @param outside all others, by response code
 */
public record NameKinds(Map<String, Long> inside, Map<String, Long> outside) {
  public NameKinds {
    inside = Map.copyOf(inside);
    outside = Map.copyOf(outside);
  }
}
