package dev.podnosis.kube;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The places of one run: one for each pod or node, started once, reused while it runs. */
final class Places {
  /** What is about to end is not worth beginning in. */
  private static final int WORTH_SECONDS = 60;

  private final Api api;
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
  private final Map<String, DebugPlace> running = new ConcurrentHashMap<>();

  Places(Api api) {
    this.api = api;
  }

  /** How a place comes about. */
  interface Start {
    StartOutcome start() throws InterruptedException;
  }

  /** The place under this key, if it still runs, or else a new one. */
  StartOutcome at(String key, boolean needsRoot, Start start) throws InterruptedException {
    ReentrantLock lock = locks.computeIfAbsent(key, k -> new ReentrantLock());
    lock.lockInterruptibly();
    try {
      Optional<DebugPlace> known = still(key, needsRoot);
      if (known.isPresent()) {
        return new StartOutcome.Running(known.get());
      }
      StartOutcome outcome = start.start();
      if (outcome instanceof StartOutcome.Running(DebugPlace place)) {
        running.put(key, place);
      }
      return outcome;
    } finally {
      lock.unlock();
    }
  }

  private Optional<DebugPlace> still(String key, boolean needsRoot) throws InterruptedException {
    DebugPlace place = running.get(key);
    boolean fits =
        place != null
            && !(needsRoot && place.restricted())
            && Instant.now().plusSeconds(WORTH_SECONDS).isBefore(place.endsBy());
    if (place == null || !fits) {
      return Optional.empty();
    }
    ContainerWatch watch =
        new ContainerWatch(api, place.namespace(), place.pod(), place.container(), place.image());
    return watch.isRunning() ? Optional.of(place) : Optional.empty();
  }
}
