package dev.podnosis.path;

import dev.podnosis.evidence.CorefileSeen.Owner;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the DNS servers' own configuration says about the way a question takes. Whoever reads
 * Corefiles hands it in; without it the way is taken from what was asked.
 *
 * @param clusterDomain the cluster's domain, such as {@code cluster.local}
 * @param forwarding where questions are sent on
 * @param nodeLocalAddresses the addresses that NodeLocal DNSCache binds; with the DNS Service's
 *     address among them, packets for the Service end at the cache
 */
public record Routes(
    String clusterDomain, List<Forwarding> forwarding, Set<String> nodeLocalAddresses) {
  public Routes {
    forwarding = List.copyOf(forwarding);
    nodeLocalAddresses = Set.copyOf(nodeLocalAddresses);
  }

  /**
   * One zone that a DNS server does not answer itself.
   *
   * @param by whose configuration says so
   * @param zone the zone; {@code .} for all names
   * @param upstreams the servers it is sent to, as addresses; one of them gets the question
   * @param protocol how it is sent
   */
  public record Forwarding(Owner by, String zone, List<String> upstreams, Protocol protocol) {
    public Forwarding {
      upstreams = List.copyOf(upstreams);
    }
  }

  /** By which transport CoreDNS asks an upstream (plugin forward). */
  public enum Protocol {
    /** The way it was asked itself: the default. */
    AS_ASKED,
    /** {@code force_tcp}. */
    TCP,
    /** {@code prefer_udp}. */
    UDP
  }

  /** Whether a name lies under the cluster's domain. */
  public boolean internal(String name) {
    return isUnder(absolute(name), absolute(clusterDomain));
  }

  /** Where a server sends the question for a name: the longest zone that holds it. */
  public Optional<Forwarding> forwarding(Owner by, String name) {
    String absolute = absolute(name);
    return forwarding.stream()
        .filter(f -> f.by() == by && isUnder(absolute, absolute(f.zone())))
        .max(Comparator.comparingInt(f -> absolute(f.zone()).length()));
  }

  private static boolean isUnder(String name, String zone) {
    return zone.equals(".") || name.equals(zone) || name.endsWith("." + zone);
  }

  private static String absolute(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower : lower + ".";
  }
}
