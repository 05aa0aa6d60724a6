package dev.podnosis.ui.workspace;

/** What is being done with the open case. */
public enum WalkState {
  /** Nothing. */
  IDLE,
  /** Probes look. */
  RUNNING,
  /** Probes that look are let look; no other starts. */
  PAUSED,
  /** The walk was told to end and does not start anything any more. */
  STOPPING,
  /** What was created is being removed. */
  CLEANING;

  /** Whether something goes on. */
  public boolean busy() {
    return this != IDLE;
  }
}
