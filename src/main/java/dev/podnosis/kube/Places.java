package dev.podnosis.kube;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The places of one run: one for each pod or node, started once, reused while it runs. */
final class Places {
  /** What is about to end is not worth beginning in. */
  private static final int WORTH_SECONDS = 60;

  /**
   * What could not be started is not tried again at once: each try takes time and may leave a
   * container behind.
   */
  private static final Duration FAILS_AGAIN = Duration.ofSeconds(60);

  private final Map<String, Failure> failures = new ConcurrentHashMap<>();
  private final Api api;
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
  private final Map<String, StartOutcome.Running> running = new ConcurrentHashMap<>();

  Places(Api api) {
    this.api = api;
  }

  private record Failure(StartOutcome.NotRunning why, Deadline until) {}

  /** How a place comes about. */
  interface Start {
    StartOutcome start() throws InterruptedException;
  }

  /** The place under this key, if it still runs, or else a new one. */
  StartOutcome at(String key, boolean needsRoot, Start start) throws InterruptedException {
    ReentrantLock lock = locks.computeIfAbsent(key, k -> new ReentrantLock());
    lock.lockInterruptibly();
    try {
      Optional<StartOutcome.Running> known = still(key, needsRoot);
      if (known.isPresent()) {
        return known.get();
      }
      Failure failure = failures.get(key);
      if (failure != null && !failure.until().isOver()) {
        return failure.why();
      }
      StartOutcome outcome = start.start();
      switch (outcome) {
        case StartOutcome.Running started -> running.put(key, started);
        case StartOutcome.NotRunning why ->
            failures.put(key, new Failure(why, Deadline.after(FAILS_AGAIN)));
      }
      return outcome;
    } finally {
      lock.unlock();
    }
  }

  private Optional<StartOutcome.Running> still(String key, boolean needsRoot)
      throws InterruptedException {
    StartOutcome.Running known = running.get(key);
    if (known == null) {
      return Optional.empty();
    }
    DebugPlace place = known.place();
    boolean fits =
        !(needsRoot && place.restricted())
            && Instant.now().plusSeconds(WORTH_SECONDS).isBefore(place.endsBy());
    if (!fits) {
      return Optional.empty();
    }
    ContainerWatch watch =
        new ContainerWatch(api, place.namespace(), place.pod(), place.container(), place.image());
    return watch.isRunning() ? Optional.of(known) : Optional.empty();
  }
}
