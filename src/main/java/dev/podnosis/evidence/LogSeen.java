package dev.podnosis.evidence;

import dev.podnosis.coredns.log.LogSummary;

/**
 * A DNS server's log, summarised as it was read.
 *
 * @param pod the replica
 * @param previous whether it is the log of the container that ended before
 * @param summary what it says
 */
public record LogSeen(ObjectRef pod, boolean previous, LogSummary summary) implements Observation {}
