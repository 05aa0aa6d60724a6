package dev.podnosis.ui.common;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A piece of work under way; can be cancelled from any thread. */
public final class Job {

  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final AtomicBoolean unwanted = new AtomicBoolean();
  private @Nullable Thread worker;
  private boolean ended;

  Job() {}

  /**
   * Interrupts the work. It may still take time to clean up, and may still deliver what it has; the
   * callbacks tell.
   */
  public void cancel() {
    cancelled.set(true);
    synchronized (this) {
      if (worker != null && !ended) {
        worker.interrupt();
      }
    }
  }

  /** Cancels, and calls none of the callbacks any more: nobody waits for the result. */
  public void discard() {
    unwanted.set(true);
    cancel();
  }

  /** Whether the work has been asked to stop. */
  public boolean isCancelled() {
    return cancelled.get();
  }

  boolean isUnwanted() {
    return unwanted.get();
  }

  /** Binds the job to the thread that does the work; false when it was cancelled before. */
  synchronized boolean begin() {
    worker = Thread.currentThread();
    return !cancelled.get();
  }

  /** Unbinds the thread, so that a late cancel does not interrupt what the thread does next. */
  synchronized void end() {
    ended = true;
    worker = null;
    // An interrupt that arrived after the work's last look is not meant for the callbacks.
    if (cancelled.get()) {
      Thread.interrupted();
    }
  }
}
