package dev.podnosis.path;

import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.evidence.LookupsSeen;

/** What it means that a DNS server does not answer. */
public final class Silence {
  /**
   * CoreDNS gives up on its upstreams after 5 s (plugin forward, defaultTimeout) and answers
   * SERVFAIL. Who waited this long and heard nothing was not kept waiting for an upstream.
   */
  private static final double LONGER_THAN_UPSTREAMS_MS = 5_900;

  private Silence() {}

  /**
   * Whether the silence speaks of the way to the server, not perhaps of the server's upstreams.
   *
   * @param forwarded whether the server has to ask an upstream for this question
   */
  public static boolean tellsOfTheServer(LookupsSeen.Sample sample, boolean forwarded) {
    return !forwarded
        || sample.millis() >= LONGER_THAN_UPSTREAMS_MS
        || (sample.outcome() instanceof LookupOutcome.NoAnswer none
            && (none.kind() == LookupOutcome.NoAnswer.Kind.REFUSED
                || none.kind() == LookupOutcome.NoAnswer.Kind.UNREACHABLE));
  }

  /** Whether the sample says something of DNS, and not of the tool that asked. */
  public static boolean counts(LookupsSeen.Sample sample) {
    return !(sample.outcome() instanceof LookupOutcome.NoAnswer none) || none.tellsOfDns();
  }

  /** Whether no usable answer came. */
  public static boolean silent(LookupsSeen.Sample sample) {
    return sample.outcome() instanceof LookupOutcome.NoAnswer;
  }
}
