package dev.podnosis.path;

import dev.podnosis.dns.EnumId;

/** What travels over a link. */
public enum Carrier {
  /** DNS over UDP. */
  UDP,
  /** DNS over TCP, or a connection to a DNS server's port. */
  TCP,
  /** Pings. */
  ICMP,
  /** Connections to the API server. */
  API;

  /** The word used in results. */
  public String id() {
    return EnumId.of(this);
  }
}
