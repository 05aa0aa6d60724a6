package dev.podnosis.kube;

import java.time.Duration;

/** A moment until which something may take; measured without the wall clock. */
record Deadline(long nanos) {
  static Deadline after(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  long remainingMillis() {
    return remaining().toMillis();
  }

  boolean isOver() {
    return nanos - System.nanoTime() <= 0;
  }
}
