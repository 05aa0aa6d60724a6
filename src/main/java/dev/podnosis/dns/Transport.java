package dev.podnosis.dns;

import java.util.Locale;

/** How a DNS message travels. */
public enum Transport {
  UDP,
  TCP;

  /** The word used in results. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
