package dev.podnosis.evidence;

import dev.podnosis.dns.EnumId;
import java.util.Optional;

/** How often a lookup fails, by the user's word. */
public enum Frequency {
  ALWAYS,
  PEAK,
  OFTEN,
  RARELY,
  SCALING;

  /** The word of the command line. */
  public String id() {
    return EnumId.of(this);
  }

  /** The frequency with this word. */
  public static Optional<Frequency> byId(String id) {
    return EnumId.in(Frequency.class, id);
  }
}
