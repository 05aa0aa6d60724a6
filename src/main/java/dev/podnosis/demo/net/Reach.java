package dev.podnosis.demo.net;

/** What becomes of packets sent to an address. */
sealed interface Reach {
  /** They arrive where somebody listens. */
  record Arrives(Flow flow) implements Reach {}

  /** Somebody says that nobody listens. */
  record Refused() implements Reach {}

  /** Nothing ever comes back. */
  record Lost() implements Reach {}
}
