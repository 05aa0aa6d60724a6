package dev.podnosis.coredns.log;

import java.time.Instant;

/** Counts what one replica logged. */
final class ReplicaTally {
  private final String name;
  final long[] rcodes = new long[Rcodes.MAX];
  long lines;
  private final LatencyHistogram latency = new LatencyHistogram();
  private long queries;
  long first = Long.MAX_VALUE;
  long last = Long.MIN_VALUE;

  /** Time of its line before, to notice a clock that jumps. */
  long previous = TimeStamps.NONE;

  ReplicaTally(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  void query(int rcode, long nanos, int weight) {
    queries += weight;
    rcodes[rcode] += weight;
    latency.add(nanos, weight);
  }

  /** Counts queries whose times are in the histogram already. */
  void answered(int noerror, int nxdomain, int weight) {
    queries += (long) weight * (noerror + nxdomain);
    rcodes[Rcodes.NOERROR_NUMBER] += (long) weight * noerror;
    rcodes[Rcodes.NXDOMAIN_NUMBER] += (long) weight * nxdomain;
  }

  long queries() {
    return queries;
  }

  LatencyHistogram latency() {
    return latency;
  }

  ReplicaCounts toCounts(QueryTally names) {
    boolean timed = first != Long.MAX_VALUE;
    Instant from = timed ? LogLineParser.instant(first) : null;
    Instant to = timed ? LogLineParser.instant(last) : null;
    return new ReplicaCounts(lines, queries, names.byName(rcodes), from, to, latency.toLatency());
  }
}
