package dev.podnosis.diagnosis;

import java.time.Duration;

/**
 * Told while a container of ours has not started yet, mostly because its image is being pulled; may
 * give it up. It is called again and again, from any thread.
 */
@FunctionalInterface
public interface StartWatch {
  /**
   * Where it stands.
   *
   * @param where the container's place, such as {@code node worker-1} or {@code pod shop/web}
   * @param image its image
   * @param state its state in the API's words, such as {@code ContainerCreating}
   * @param waited since it was created
   * @return whether to go on waiting
   */
  boolean goOn(String where, String image, String state, Duration waited);

  /** Waits as long as it takes, within the usual bounds. */
  static StartWatch patient() {
    return (where, image, state, waited) -> true;
  }
}
