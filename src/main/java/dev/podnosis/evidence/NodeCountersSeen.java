package dev.podnosis.evidence;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counters of a node, read twice so that growth can be told. Their names are those of proc(5), such
 * as {@code Udp.RcvbufErrors}, {@code softnet.dropped}, {@code conntrack.insert_failed}; those of
 * the business pod's own network namespace begin with {@code pod.}.
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

  /** Whether growth can be told. */
  public boolean readTwice() {
    return !second.isEmpty();
  }

  /** By how much counters grew between the readings, taken together; 0 when that is not known. */
  public long growth(String... names) {
    long sum = 0;
    for (String name : names) {
      Long before = first.get(name);
      Long after = second.get(name);
      sum += before == null || after == null ? 0 : Math.max(0, after - before);
    }
    return sum;
  }

  /** What counters stood at when last read, taken together; null when none was read. */
  public @Nullable Long last(String... names) {
    Long sum = null;
    for (String name : names) {
      Long value = second.getOrDefault(name, first.get(name));
      if (value != null) {
        sum = sum == null ? value : Long.valueOf(sum + value);
      }
    }
    return sum;
  }
}
