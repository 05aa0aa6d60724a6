package dev.podnosis.evidence;

import java.util.List;

/**
 * Attempts to reach an address without a DNS question: TCP connections or pings.
 *
 * @param target what was tried
 * @param protocol {@code tcp} or {@code icmp}
 * @param attempts the attempts in order
 */
public record ConnectionsSeen(DnsTarget target, String protocol, List<Attempt> attempts)
    implements Observation {
  public ConnectionsSeen {
    attempts = List.copyOf(attempts);
  }

  /**
   * One attempt.
   *
   * @param ok whether it got through
   * @param millis how long it took
   * @param error what went wrong, such as {@code refused}, {@code timeout}, {@code unreachable};
   *     empty when it got through
   */
  public record Attempt(boolean ok, double millis, String error) {}

  /** How many attempts failed. */
  public int failed() {
    return (int) attempts.stream().filter(a -> !a.ok()).count();
  }
}
