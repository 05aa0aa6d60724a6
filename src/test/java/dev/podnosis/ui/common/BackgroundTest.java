package dev.podnosis.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BackgroundTest {

  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
  private final Background background =
      new Background(
          workers,
          window::add,
          duration -> {
            Thread.sleep(duration);
            return true;
          });
  private final List<String> seen = new ArrayList<>();

  @AfterEach
  void stop() {
    workers.shutdownNow();
  }

  @Test
  void theResultArrivesOnTheWindowsThread() throws Exception {
    background.task(progress -> "42").onDone(seen::add).onEnd(() -> seen.add("end")).start();
    runNext();
    assertEquals(List.of("42", "end"), seen);
  }

  @Test
  void cancellingInterruptsAndSaysSo() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    Job job =
        background
            .task(
                progress -> {
                  running.countDown();
                  Thread.sleep(Duration.ofHours(1));
                  return "late";
                })
            .onDone(seen::add)
            .onCancelled(() -> seen.add("cancelled"))
            .onEnd(() -> seen.add("end"))
            .start();
    running.await();
    job.cancel();
    runNext();
    assertEquals(List.of("cancelled", "end"), seen);
    assertTrue(job.isCancelled());
  }

  @Test
  void cancelledWorkMayStillDeliverWhatItHas() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    Job job =
        background
            .task(
                progress -> {
                  running.countDown();
                  try {
                    Thread.sleep(Duration.ofHours(1));
                  } catch (InterruptedException e) {
                    return "partial";
                  }
                  return "all";
                })
            .onDone(seen::add)
            .start();
    running.await();
    job.cancel();
    runNext();
    assertEquals(List.of("partial"), seen);
  }

  @Test
  void workCancelledBeforeItBeginsDoesNotRun() {
    Queue<Runnable> waiting = new ArrayDeque<>();
    Background slow = new Background(waiting::add, Runnable::run, duration -> false);
    Job job =
        slow.task(progress -> seen.add("ran")).onCancelled(() -> seen.add("cancelled")).start();
    job.cancel();
    waiting.remove().run();
    assertEquals(List.of("cancelled"), seen);
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void nobodyHearsOfDiscardedWork() throws Exception {
    Job job =
        background.task(progress -> "old").onDone(seen::add).onEnd(() -> seen.add("end")).start();
    job.discard();
    runNext();
    assertEquals(List.of(), seen);
  }

  @Test
  void whatWorkThrowsIsToldOnceToTheWindow() throws Exception {
    List<Throwable> troubles = new ArrayList<>();
    background.onTrouble(troubles::add);
    IllegalStateException trouble = new IllegalStateException("expected by this test");
    background
        .task(
            progress -> {
              throw trouble;
            })
        .start();
    runNext();
    assertEquals(1, troubles.size());
    assertSame(trouble, troubles.getFirst());
  }

  @Test
  void aScreenMayTakeItsTroubleItself() throws Exception {
    List<Throwable> general = new ArrayList<>();
    background.onTrouble(general::add);
    background
        .task(
            progress -> {
              throw new java.io.IOException("expected by this test");
            })
        .onFailed(trouble -> seen.add(trouble.getMessage()))
        .start();
    runNext();
    assertEquals(List.of("expected by this test"), seen);
    assertEquals(List.of(), general);
  }

  @Test
  void troubleInACallbackDoesNotEscape() throws Exception {
    List<Throwable> troubles = new ArrayList<>();
    background.onTrouble(troubles::add);
    background
        .task(progress -> "x")
        .onDone(
            result -> {
              throw new IllegalStateException("expected by this test");
            })
        .start();
    runNext();
    assertEquals(1, troubles.size());
  }

  @Test
  void onlyTheLatestProgressIsShown() throws Exception {
    CountDownLatch reported = new CountDownLatch(1);
    background
        .task(
            progress -> {
              for (int i = 1; i <= 1000; i++) {
                progress.accept(new Progress(i, 1000, ""));
              }
              reported.countDown();
              return "done";
            })
        .onProgress(progress -> seen.add(progress.done() + ""))
        .onDone(seen::add)
        .start();
    reported.await();
    runNext();
    runNext();
    assertEquals(List.of("1000", "done"), seen);
  }

  @Test
  void aFeedKeepsTheOrderAndHandsOverABurstInOneTask() {
    Consumer<String> feed = background.feed(seen::add);
    feed.accept("a");
    feed.accept("b");
    feed.accept("c");
    assertEquals(1, window.size());
    window.remove().run();
    assertEquals(List.of("a", "b", "c"), seen);
    feed.accept("d");
    window.remove().run();
    assertEquals(List.of("a", "b", "c", "d"), seen);
  }

  @Test
  void aFeedGoesOnAfterAValueThatCouldNotBeTaken() {
    Consumer<String> feed =
        background.feed(
            value -> {
              if (value.equals("bad")) {
                throw new IllegalStateException("expected by this test");
              }
              seen.add(value);
            });
    feed.accept("bad");
    feed.accept("good");
    window.remove().run();
    window.remove().run();
    assertEquals(List.of("good"), seen);
  }

  @Test
  void somethingRepeatedStopsWhenCancelled() throws Exception {
    Job job = background.every(Duration.ofMillis(1), () -> seen.add("tick"));
    runNext();
    runNext();
    job.cancel();
    workers.shutdown();
    assertTrue(workers.awaitTermination(10, TimeUnit.SECONDS));
    window.forEach(Runnable::run);
    assertEquals(List.of("tick", "tick"), seen);
  }

  @Test
  void inPlaceEverythingIsDoneAtOnce() {
    Background inPlace = Background.inPlace();
    inPlace.task(progress -> "now").onDone(seen::add).start();
    inPlace.after(Duration.ofHours(1), () -> seen.add("later"));
    inPlace.every(Duration.ofHours(1), () -> seen.add("never"));
    assertEquals(List.of("now", "later"), seen);
  }

  @Test
  void itsTasksAreMeasured() throws Exception {
    background.task(progress -> "x").start();
    runNext();
    assertEquals(1, background.times().count());
    assertTrue(background.times().longest().toNanos() > 0);
  }

  private void runNext() throws InterruptedException {
    window.take().run();
  }
}
