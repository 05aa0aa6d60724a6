package dev.podnosis.ui.traffic;

import dev.podnosis.coredns.log.LogFilter;
import dev.podnosis.coredns.log.LogSummary;

/**
 * What the screen shows.
 *
 * @param filter which lines
 * @param whole the statistics of all lines
 * @param timeline those of the lines that pass the filter at any time
 * @param summary those of the lines that pass the filter
 * @param places whose logs and clients they are
 * @param clusterDomain the cluster's domain
 * @param ofCase whether they are the open case's own logs
 * @param exact whether the figures are of every line
 */
record Shown(
    LogFilter filter,
    LogSummary whole,
    LogSummary timeline,
    LogSummary summary,
    Places places,
    String clusterDomain,
    boolean ofCase,
    boolean exact) {}
