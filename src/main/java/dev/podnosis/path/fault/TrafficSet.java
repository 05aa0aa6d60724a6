package dev.podnosis.path.fault;

import dev.podnosis.dns.EnumId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Kinds of traffic that one fault may stop together. */
enum TrafficSet {
  LARGE(0, Traffic.UDP_LARGE),
  UDP(0.01, Traffic.UDP, Traffic.UDP_LARGE),
  TCP(0.01, Traffic.TCP),
  API(0.01, Traffic.API),
  ICMP(0.01, Traffic.ICMP),
  DNS(0.04, Traffic.UDP, Traffic.UDP_LARGE, Traffic.TCP),
  DATAGRAMS(0.05, Traffic.UDP, Traffic.UDP_LARGE, Traffic.ICMP),
  PORTS(0.06, Traffic.UDP, Traffic.UDP_LARGE, Traffic.TCP, Traffic.API),
  ALL(0.08, Traffic.UDP, Traffic.UDP_LARGE, Traffic.TCP, Traffic.API, Traffic.ICMP),
  CONTENT(0.01, Traffic.CONTENT);

  /** What packets may suffer on their way. */
  static final List<TrafficSet> PACKETS =
      List.of(LARGE, UDP, TCP, API, ICMP, DNS, DATAGRAMS, PORTS, ALL);

  /** What a DNS server may be silent to. */
  static final List<TrafficSet> SERVER = List.of(LARGE, UDP, TCP, DNS, CONTENT);

  /** What rules for Services lead on. */
  static final List<TrafficSet> SERVICE = List.of(LARGE, UDP, TCP, API, DNS, PORTS);

  private final double breadth;
  private final Set<Traffic> traffic;

  TrafficSet(double breadth, Traffic first, Traffic... more) {
    this.breadth = breadth;
    this.traffic = EnumSet.of(first, more);
  }

  /** How much broader a claim about all of these is than about one. */
  double breadth() {
    return breadth;
  }

  Set<Traffic> traffic() {
    return traffic;
  }

  /** The word for a set. */
  static String id(Set<Traffic> traffic) {
    for (TrafficSet set : values()) {
      if (set.traffic.equals(traffic)) {
        return EnumId.of(set);
      }
    }
    throw new IllegalArgumentException("no kind of traffic: " + traffic);
  }
}
