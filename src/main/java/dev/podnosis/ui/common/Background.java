package dev.podnosis.ui.common;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one crossing between the JavaFX thread and the work: work runs on virtual threads, its
 * results come back on the JavaFX thread. Only immutable values may cross.
 *
 * <p>What a task throws unexpectedly is caught here, logged once, and told to the window.
 */
public final class Background {

  /** Lets time pass; in tests it does not. */
  @FunctionalInterface
  interface Pause {
    /** Sleeps; false when time does not go on, so that nothing repeats. */
    boolean sleep(Duration duration) throws InterruptedException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

  private final Executor workers;
  private final Executor window;
  private final Pause pause;
  private final TaskTimes times = new TaskTimes();
  private volatile Consumer<Throwable> onTrouble = trouble -> {};

  Background(Executor workers, Executor window, Pause pause) {
    this.workers = workers;
    this.window = window;
    this.pause = pause;
  }

  /** For a window: virtual threads for the work, the JavaFX thread for the results. */
  public static Background forWindow() {
    return new Background(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("work-", 0).factory()),
        Platform::runLater,
        duration -> {
          Thread.sleep(duration);
          return true;
        });
  }

  /** For tests of view models: everything runs at once on the caller's thread, nothing waits. */
  public static Background inPlace() {
    return new Background(Runnable::run, Runnable::run, duration -> false);
  }

  /** Sets what is told of trouble nobody expected; called on the JavaFX thread. */
  public void onTrouble(Consumer<Throwable> action) {
    onTrouble = action;
  }

  /** Prepares a piece of work; nothing happens before {@link Task#start()}. */
  public <T> Task<T> task(Task.Work<T> work) {
    return new Task<>(this, work, trouble -> onTrouble.accept(trouble));
  }

  /** Does something on the JavaFX thread after a while, unless cancelled before. */
  public Job after(Duration delay, Runnable action) {
    return task(progress -> pause.sleep(delay)).onDone(slept -> action.run()).start();
  }

  /** Does something on the JavaFX thread at every interval until the job is cancelled. */
  public Job every(Duration interval, Runnable action) {
    return task(progress -> {
          while (pause.sleep(interval)) {
            progress.accept(Progress.of(""));
          }
          return interval;
        })
        .onProgress(tick -> action.run())
        .start();
  }

  /**
   * A way to hand values to the JavaFX thread from any thread, in order. A burst is taken in
   * slices, so that the window keeps answering.
   */
  public <T> Consumer<T> feed(Consumer<T> action) {
    return new Feed<>(this::onWindow, action);
  }

  /** How long the tasks that this object put on the JavaFX thread took. */
  public TaskTimes times() {
    return times;
  }

  /**
   * Interrupts what is still running and lets it clean up.
   *
   * @return whether all work ended in time
   */
  public boolean close(Duration atMost) throws InterruptedException {
    if (workers instanceof ExecutorService service) {
      service.shutdownNow();
      return service.awaitTermination(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }
    return true;
  }

  <T> Job start(Task<T> task) {
    Job job = new Job();
    try {
      workers.execute(() -> work(task, job));
    } catch (RejectedExecutionException e) {
      LOG.debug("The window is closing: work is not started");
    }
    return job;
  }

  private <T> void work(Task<T> task, Job job) {
    Runnable outcome = outcome(task, job);
    job.end();
    onWindow(
        () -> {
          if (!job.isUnwanted()) {
            outcome.run();
            task.onEnd.run();
          }
        });
  }

  private <T> Runnable outcome(Task<T> task, Job job) {
    AtomicReference<@Nullable Progress> latest = new AtomicReference<>();
    try {
      if (!job.begin()) {
        return task.onCancelled;
      }
      T result = task.work.run(progress -> report(task, job, latest, progress));
      return () -> task.onDone.accept(result);
    } catch (InterruptedException e) {
      return task.onCancelled;
    } catch (Throwable e) {
      // The boundary: whatever the work did not expect ends here and is shown.
      LOG.error("Work failed", e);
      return () -> task.onFailed.accept(e);
    }
  }

  /** Only the latest progress crosses: however often the work reports, one task waits at a time. */
  private <T> void report(
      Task<T> task, Job job, AtomicReference<@Nullable Progress> latest, Progress progress) {
    if (latest.getAndSet(progress) != null) {
      return;
    }
    onWindow(
        () -> {
          Progress newest = latest.getAndSet(null);
          if (newest != null && !job.isCancelled()) {
            task.onProgress.accept(newest);
          }
        });
  }

  private void onWindow(Runnable action) {
    window.execute(() -> measured(action));
  }

  private void measured(Runnable action) {
    long begin = System.nanoTime();
    try {
      action.run();
    } catch (RuntimeException | Error e) {
      LOG.error("The window could not take a result", e);
      onTrouble.accept(e);
    } finally {
      times.add(System.nanoTime() - begin);
    }
  }
}
