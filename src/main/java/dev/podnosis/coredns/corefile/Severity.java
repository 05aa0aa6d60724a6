package dev.podnosis.coredns.corefile;

/** How much an issue of a Corefile matters. */
public enum Severity {
  /** CoreDNS of this version does not start, or keeps its old Corefile on a reload. */
  ERROR,
  /** CoreDNS runs, and some names fail or some faults stay hidden. */
  WARNING,
  /** Works; another setting is wiser. */
  ADVICE
}
