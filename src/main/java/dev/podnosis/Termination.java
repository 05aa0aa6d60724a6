package dev.podnosis;

import dev.podnosis.cli.Tools;

/**
 * On SIGINT and SIGTERM the JVM runs shutdown hooks, waits for them, and ends with status 130 or
 * 143: time enough to stop probing and to clean up.
 */
final class Termination implements Tools.Termination {
  @Override
  public Tools.Watch before(Runnable end) {
    Thread hook = Thread.ofPlatform().name("podnosis-end").unstarted(end);
    Runtime.getRuntime().addShutdownHook(hook);
    return () -> {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The program is ending already: the hook runs or has run.
      }
    };
  }
}
