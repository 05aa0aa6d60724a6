package dev.podnosis.probe;

/** One look at the cluster; what could not be seen is noted with its reason. */
interface Probe {
  /**
   * Looks, and notes what was seen.
   *
   * @throws InterruptedException when the run was cancelled
   */
  void look(Scene scene) throws InterruptedException;
}
