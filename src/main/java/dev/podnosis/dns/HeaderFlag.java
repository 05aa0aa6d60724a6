package dev.podnosis.dns;

import java.util.Locale;
import java.util.Optional;

/** A flag in the header of a DNS message (RFC 1035, 4.1.1; AD and CD: RFC 4035). */
public enum HeaderFlag {
  /** A response. */
  QR,
  /** Authoritative answer. */
  AA,
  /** Truncated: the whole answer needs TCP. */
  TC,
  /** Recursion desired. */
  RD,
  /** Recursion available. */
  RA,
  /** Authentic data. */
  AD,
  /** Checking disabled. */
  CD;

  /** Reads the flag's two letters in any case. */
  public static Optional<HeaderFlag> parse(String word) {
    for (HeaderFlag flag : values()) {
      if (flag.name().equals(word.toUpperCase(Locale.ROOT))) {
        return Optional.of(flag);
      }
    }
    return Optional.empty();
  }
}
