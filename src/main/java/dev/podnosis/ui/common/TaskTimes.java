package dev.podnosis.ui.common;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long the tasks on the JavaFX thread took: a histogram with 5 % steps from 10 µs up, of fixed
 * size, so that it can run all day.
 */
public final class TaskTimes {

  private static final double STEP = Math.log(1.05);
  private static final double FINEST_NANOS = 10_000;
  private static final int BUCKETS = 400;

  private final AtomicLongArray buckets = new AtomicLongArray(BUCKETS);
  private final AtomicLong longest = new AtomicLong();

  /** Adds a task that took so many nanoseconds. */
  public void add(long nanos) {
    buckets.incrementAndGet(bucket(nanos));
    longest.accumulateAndGet(nanos, Math::max);
  }

  /** Forgets what was measured. */
  public void clear() {
    for (int i = 0; i < BUCKETS; i++) {
      buckets.set(i, 0);
    }
    longest.set(0);
  }

  /** These and others together. */
  public TaskTimes with(TaskTimes others) {
    TaskTimes both = new TaskTimes();
    for (TaskTimes each : new TaskTimes[] {this, others}) {
      for (int i = 0; i < BUCKETS; i++) {
        both.buckets.addAndGet(i, each.buckets.get(i));
      }
      both.longest.accumulateAndGet(each.longest.get(), Math::max);
    }
    return both;
  }

  /** How many tasks were measured. */
  public long count() {
    long sum = 0;
    for (int i = 0; i < BUCKETS; i++) {
      sum += buckets.get(i);
    }
    return sum;
  }

  /** The longest task. */
  public Duration longest() {
    return Duration.ofNanos(longest.get());
  }

  /**
   * The length that a share of all tasks did not exceed, to within 5 %; zero when there was none.
   *
   * @param share between 0 and 1, for example 0.99
   */
  public Duration percentile(double share) {
    long wanted = (long) Math.ceil(share * count());
    long seen = 0;
    for (int i = 0; i < BUCKETS && wanted > 0; i++) {
      seen += buckets.get(i);
      if (seen >= wanted) {
        return Duration.ofNanos(Math.min(longest.get(), upperEdge(i)));
      }
    }
    return Duration.ZERO;
  }

  private static int bucket(long nanos) {
    if (nanos <= FINEST_NANOS) {
      return 0;
    }
    return Math.min(BUCKETS - 1, (int) Math.ceil(Math.log(nanos / FINEST_NANOS) / STEP));
  }

  private static long upperEdge(int bucket) {
    return (long) Math.ceil(FINEST_NANOS * Math.exp(bucket * STEP));
  }
}
