package dev.podnosis.kube;

import java.time.Duration;

/** Hears how the start of a container goes, and may give it up. */
public interface StartProgress {
  /**
   * Where it stands.
   *
   * @param image the image in question
   * @param state the container's state in the API's words, such as {@code ContainerCreating} or
   *     {@code ImagePullBackOff}
   * @param waited since it was created
   * @return whether to go on waiting
   */
  boolean goOn(String image, String state, Duration waited);

  /** Waits without telling anyone. */
  static StartProgress silent() {
    return (image, state, waited) -> true;
  }
}
