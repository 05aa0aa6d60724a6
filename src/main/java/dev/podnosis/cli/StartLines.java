package dev.podnosis.cli;

import dev.podnosis.diagnosis.StartWatch;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Says on standard error which containers are waited for: after some seconds, and now and then. */
final class StartLines implements StartWatch {
  private static final long EVERY_SECONDS = 5;

  private final Console console;
  private final Map<String, Long> said = new ConcurrentHashMap<>();

  StartLines(Console console) {
    this.console = console;
  }

  @Override
  public boolean goOn(String where, String image, String state, Duration waited) {
    long times = waited.toSeconds() / EVERY_SECONDS;
    if (times > said.getOrDefault(where + " " + image, 0L)) {
      said.put(where + " " + image, times);
      console.say(
          "starting",
          Map.of("where", where, "image", image, "state", state, "seconds", waited.toSeconds()));
    }
    return true;
  }
}
