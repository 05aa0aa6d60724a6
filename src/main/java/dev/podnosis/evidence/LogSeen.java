package dev.podnosis.evidence;

import dev.podnosis.coredns.log.LogExcerpt;
import dev.podnosis.coredns.log.LogSummary;

/**
 * A DNS server's log, summarised as it was read.
 *
 * @param pod the replica
 * @param previous whether it is the log of the container that ended before
 * @param summary what it says
 * @param excerpt some of its lines, to look closer without the cluster
 */
public record LogSeen(ObjectRef pod, boolean previous, LogSummary summary, LogExcerpt excerpt)
    implements Observation {

  /** Without lines. */
  public LogSeen(ObjectRef pod, boolean previous, LogSummary summary) {
    this(pod, previous, summary, LogExcerpt.NONE);
  }
}
