package dev.podnosis.path.fault;

import dev.podnosis.dns.EnumId;

/** What a fault may stop and let through apart from the rest. */
public enum Traffic {
  /** DNS over UDP. */
  UDP,
  /** Large DNS answers over UDP, which may need fragments. */
  UDP_LARGE,
  /** DNS over TCP. */
  TCP,
  /** Connections to the API server. */
  API,
  /** Pings. */
  ICMP,
  /** What an answer says, however it came. */
  CONTENT;

  /** The word used in results, such as {@code udp-large}. */
  public String id() {
    return EnumId.of(this);
  }

  /** Whether lost packets are sent again below DNS, so that loss shows as delay first. */
  boolean retransmits() {
    return this == TCP || this == API;
  }
}
