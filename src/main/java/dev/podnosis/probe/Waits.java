package dev.podnosis.probe;

import dev.podnosis.diagnosis.StartWatch;
import dev.podnosis.kube.StartProgress;

/** Tells whoever watches at the moment how starts of containers go. */
final class Waits {
  private volatile StartWatch watch = StartWatch.patient();

  void watch(StartWatch other) {
    this.watch = other;
  }

  /** Progress of a start at a place. */
  StartProgress on(String where) {
    return (image, state, waited) -> watch.goOn(where, image, state, waited);
  }
}
