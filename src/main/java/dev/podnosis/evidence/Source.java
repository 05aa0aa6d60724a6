package dev.podnosis.evidence;

import dev.podnosis.dns.EnumId;

/** By which way something was learned. */
public enum Source {
  API,
  EXEC,
  DEBUG_CONTAINER,
  NODE_POD,
  PORT_FORWARD,
  BUNDLE,
  USER;

  /** The word used in results, such as {@code node-pod}. */
  public String id() {
    return EnumId.of(this);
  }
}
