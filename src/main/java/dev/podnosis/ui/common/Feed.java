package dev.podnosis.ui.common;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Hands values over in order; a burst is taken in slices of a few milliseconds. */
final class Feed<T> implements Consumer<T> {

  /** Half a frame at 60 frames a second. */
  private static final long SLICE_NANOS = 8_000_000;

  private final Executor window;
  private final Consumer<T> action;
  private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  Feed(Executor window, Consumer<T> action) {
    this.window = window;
    this.action = action;
  }

  @Override
  public void accept(T value) {
    waiting.add(value);
    if (count.getAndIncrement() == 0) {
      window.execute(this::takeSlice);
    }
  }

  private void takeSlice() {
    long begin = System.nanoTime();
    int left = count.get();
    try {
      while (left > 0 && System.nanoTime() - begin < SLICE_NANOS) {
        T value = waiting.remove();
        left = count.decrementAndGet();
        action.accept(value);
      }
    } finally {
      // Also when the action failed on one value: the ones behind it still come.
      if (left > 0) {
        window.execute(this::takeSlice);
      }
    }
  }
}
