package dev.podnosis.evidence;

import java.util.Locale;

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
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
