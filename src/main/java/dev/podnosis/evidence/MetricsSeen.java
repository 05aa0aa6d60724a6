package dev.podnosis.evidence;

import dev.podnosis.coredns.metrics.MetricsRates;
import dev.podnosis.coredns.metrics.MetricsSample;
import org.jspecify.annotations.Nullable;

/**
 * What one DNS server counts, read twice some seconds apart.
 *
 * @param pod the replica, or NodeLocal DNSCache's pod of a node
 * @param server which of the two it is
 * @param last the later reading
 * @param rates what happened between the two; null when only one was read
 */
public record MetricsSeen(
    ObjectRef pod, Server server, MetricsSample last, @Nullable MetricsRates rates)
    implements Observation {

  /** Whose metrics they are. */
  public enum Server {
    COREDNS,
    NODELOCAL
  }
}
