package dev.podnosis.diagnosis;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.ProbeId;
import java.util.List;

/** Told how a walk goes on, on the thread that walks. */
public interface WalkListener {
  /** A probe begins to look. */
  default void started(ProbeId probe) {}

  /**
   * A probe has looked.
   *
   * @param probe the probe
   * @param fresh what it brought
   * @param soFar all that is known now
   */
  default void finished(ProbeId probe, List<Evidence> fresh, CaseFile soFar) {}

  /**
   * Returns at once, or, while the user has paused the walk, when it may go on. Probes that run are
   * let run.
   */
  default void awaitResume() throws InterruptedException {}

  /** Listens to nothing. */
  static WalkListener none() {
    return new WalkListener() {};
  }
}
