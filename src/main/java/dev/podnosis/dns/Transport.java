package dev.podnosis.dns;

import java.util.Locale;
import java.util.Optional;

/** How a DNS message travels. */
public enum Transport {
  UDP,
  TCP;

  /** The word used in results. */
  public String id() {
    return EnumId.of(this);
  }

  /** Reads the word in any case. */
  public static Optional<Transport> parse(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "udp" -> Optional.of(UDP);
      case "tcp" -> Optional.of(TCP);
      default -> Optional.empty();
    };
  }
}
