package dev.podnosis.evidence;

import java.util.Locale;
import java.util.Optional;

/** What sort of name fails (KNOWLEDGE: terms). */
public enum DomainKind {
  INTERNAL,
  EXTERNAL,
  PRIVATE_ZONE,
  HEADLESS;

  /** The word of the command line, such as {@code private-zone}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind with this word. */
  public static Optional<DomainKind> byId(String id) {
    for (DomainKind kind : values()) {
      if (kind.id().equals(id)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
