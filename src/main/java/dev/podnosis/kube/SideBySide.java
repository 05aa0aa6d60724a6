package dev.podnosis.kube;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

/**
 * Does the same with each of a list, several at once; an interrupt ends them all. Its bound holds
 * for everything done by it together; work must not start more work by the same one.
 */
public final class SideBySide {
  private final Executor executor;
  private final Semaphore room;

  private SideBySide(Executor executor, int atOnce) {
    this.executor = executor;
    this.room = new Semaphore(atOnce);
  }

  /** So many at once on an executor that has a thread for each, as virtual threads do. */
  public static SideBySide on(Executor executor, int atOnce) {
    return new SideBySide(executor, atOnce);
  }

  /** One after the other, in place. */
  public static SideBySide inTurn() {
    return new SideBySide(Runnable::run, 1);
  }

  /** Work that can be interrupted. */
  @FunctionalInterface
  public interface Work<T, R> {
    /** Does it with one of the list. */
    R on(T item) throws InterruptedException;
  }

  /** The results in the order of the items. */
  public <T, R> List<R> all(List<T> items, Work<T, R> work) throws InterruptedException {
    List<FutureTask<R>> tasks = new ArrayList<>();
    try {
      for (T item : items) {
        room.acquire();
        FutureTask<R> task =
            new FutureTask<>(
                () -> {
                  try {
                    return work.on(item);
                  } finally {
                    room.release();
                  }
                });
        tasks.add(task);
        executor.execute(task);
      }
      List<R> results = new ArrayList<>();
      for (FutureTask<R> task : tasks) {
        results.add(result(task));
      }
      return results;
    } finally {
      tasks.forEach(task -> task.cancel(true));
    }
  }

  private static <R> R result(Future<R> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
