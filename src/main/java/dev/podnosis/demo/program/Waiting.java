package dev.podnosis.demo.program;

import java.time.Duration;

/** How programs wait: really, or in a test not at all. */
@FunctionalInterface
public interface Waiting {
  /** Waits; interrupted when nobody wants the program's output any more. */
  void pause(Duration time) throws InterruptedException;
}
