package dev.podnosis.diagnosis;

import dev.podnosis.dns.EnumId;

/** How grave a cause is, gravest first. Advice explains no failure. */
public enum Severity {
  CRITICAL,
  ERROR,
  WARNING,
  ADVICE;

  /** The word used in results. */
  public String id() {
    return EnumId.of(this);
  }
}
