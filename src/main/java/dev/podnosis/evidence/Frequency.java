package dev.podnosis.evidence;

import java.util.Locale;
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
    return name().toLowerCase(Locale.ROOT);
  }

  /** The frequency with this word. */
  public static Optional<Frequency> byId(String id) {
    for (Frequency frequency : values()) {
      if (frequency.id().equals(id)) {
        return Optional.of(frequency);
      }
    }
    return Optional.empty();
  }
}
