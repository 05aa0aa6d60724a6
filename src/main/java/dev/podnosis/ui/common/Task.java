package dev.podnosis.ui.common;

import java.util.function.Consumer;

/**
 * A piece of work about to start: what it does, and what happens on the JavaFX thread with what
 * comes of it.
 *
 * @param <T> what the work gives
 */
public final class Task<T> {

  /**
   * What is done off the JavaFX thread; may block, ends early when interrupted.
   *
   * @param <T> what it gives
   */
  @FunctionalInterface
  public interface Work<T> {
    /**
     * Does the work.
     *
     * @param progress may be told how far the work is, as often as it likes: only the latest is
     *     shown
     * @throws InterruptedException when it was cancelled
     * @throws Exception when something went wrong that is not a result
     */
    T run(Consumer<Progress> progress) throws Exception;
  }

  final Work<T> work;
  Consumer<Progress> onProgress = progress -> {};
  Consumer<T> onDone = result -> {};
  Consumer<Throwable> onFailed;
  Runnable onCancelled = () -> {};
  Runnable onEnd = () -> {};
  private final Background background;

  Task(Background background, Work<T> work, Consumer<Throwable> onFailed) {
    this.background = background;
    this.work = work;
    this.onFailed = onFailed;
  }

  /** Called with the latest progress. */
  public Task<T> onProgress(Consumer<Progress> action) {
    onProgress = action;
    return this;
  }

  /** Called with the result; also after a cancel, when the work kept what it had. */
  public Task<T> onDone(Consumer<T> action) {
    onDone = action;
    return this;
  }

  /** Called with what the work threw, in place of the window's general message. */
  public Task<T> onFailed(Consumer<Throwable> action) {
    onFailed = action;
    return this;
  }

  /** Called when the work ended because it was cancelled. */
  public Task<T> onCancelled(Runnable action) {
    onCancelled = action;
    return this;
  }

  /** Called last, however the work ended. */
  public Task<T> onEnd(Runnable action) {
    onEnd = action;
    return this;
  }

  /** Starts the work. */
  public Job start() {
    return background.start(this);
  }
}
