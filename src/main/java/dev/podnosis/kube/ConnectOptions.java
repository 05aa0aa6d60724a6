package dev.podnosis.kube;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * How to connect.
 *
 * @param connectTimeout how long a connection may take to come about
 * @param requestTimeout how long one answer may take, repetitions included
 * @param executor where work runs side by side; one thread for each task, as virtual threads do
 */
public record ConnectOptions(Duration connectTimeout, Duration requestTimeout, Executor executor) {
  /** The usual bounds. */
  public static ConnectOptions on(Executor executor) {
    return new ConnectOptions(Duration.ofSeconds(5), Duration.ofSeconds(10), executor);
  }

  /** With another bound on one answer; connecting may not take longer either. */
  public ConnectOptions requestTimeout(Duration bound) {
    Duration connect = connectTimeout.compareTo(bound) < 0 ? connectTimeout : bound;
    return new ConnectOptions(connect, bound, executor);
  }
}
