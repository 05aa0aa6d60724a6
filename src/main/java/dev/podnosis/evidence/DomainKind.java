package dev.podnosis.evidence;

import dev.podnosis.dns.EnumId;
import java.util.Optional;

/** What sort of name fails (KNOWLEDGE: terms). */
public enum DomainKind {
  INTERNAL,
  EXTERNAL,
  PRIVATE_ZONE,
  HEADLESS;

  /** The word of the command line, such as {@code private-zone}. */
  public String id() {
    return EnumId.of(this);
  }

  /** The kind with this word. */
  public static Optional<DomainKind> byId(String id) {
    return EnumId.in(DomainKind.class, id);
  }
}
