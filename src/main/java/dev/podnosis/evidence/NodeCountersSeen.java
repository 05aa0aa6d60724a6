package dev.podnosis.evidence;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counters of a node, read twice so that growth can be told.
 *
 * @param node the node
 * @param cpus how many processors
 * @param load1 load average of one minute
 * @param cpuBusy share of CPU time in use between the readings, 0 to 1, or null
 * @param memoryAvailable available share of memory, 0 to 1, or null
 * @param conntrackCount connections tracked, or null
 * @param conntrackMax the table's size, or null
 * @param first counters by name at the first reading
 * @param second counters by name at the second reading; empty when read once
 * @param secondsBetween time between the readings
 * @param unreadable which files could not be read
 */
public record NodeCountersSeen(
    String node,
    int cpus,
    double load1,
    @Nullable Double cpuBusy,
    @Nullable Double memoryAvailable,
    @Nullable Long conntrackCount,
    @Nullable Long conntrackMax,
    Map<String, Long> first,
    Map<String, Long> second,
    double secondsBetween,
    List<String> unreadable)
    implements Observation {
  public NodeCountersSeen {
    first = Map.copyOf(first);
    second = Map.copyOf(second);
    unreadable = List.copyOf(unreadable);
  }
}
