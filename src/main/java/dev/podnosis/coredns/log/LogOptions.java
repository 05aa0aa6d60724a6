package dev.podnosis.coredns.log;

import java.util.List;

/**
 * How a log is read.
 *
 * @param replica name of the pod whose log it is, for lines that do not say; may be empty
 * @param clusterDomains domains of the cluster, to tell wasted search-path queries
 * @param workers how many pieces are read at once, at most
 * @param exact look at every line's name and client even in a very long log
 * @param filter which lines count
 * @param weight how many queries each one stands for, more than 1 when the log was thinned
 */
public record LogOptions(
    String replica,
    List<String> clusterDomains,
    int workers,
    boolean exact,
    LogFilter filter,
    int weight) {
  public LogOptions {
    clusterDomains = List.copyOf(clusterDomains);
    if (workers < 1 || workers > 64) {
      throw new IllegalArgumentException("workers: 1 to 64, not " + workers);
    }
    if (weight < 1) {
      throw new IllegalArgumentException("weight: at least 1, not " + weight);
    }
  }

  /** Every line, each for itself. */
  public LogOptions(String replica, List<String> clusterDomains, int workers, boolean exact) {
    this(replica, clusterDomains, workers, exact, LogFilter.ALL, 1);
  }

  /** One worker, {@code cluster.local}. */
  public static LogOptions of(String replica) {
    return new LogOptions(replica, List.of("cluster.local"), 1, false);
  }

  public LogOptions withWorkers(int count) {
    return new LogOptions(replica, clusterDomains, count, exact, filter, weight);
  }

  public LogOptions withFilter(LogFilter wanted) {
    return new LogOptions(replica, clusterDomains, workers, exact, wanted, weight);
  }

  public LogOptions withWeight(int each) {
    return new LogOptions(replica, clusterDomains, workers, exact, filter, each);
  }
}
