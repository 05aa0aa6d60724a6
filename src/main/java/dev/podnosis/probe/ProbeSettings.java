package dev.podnosis.probe;

import dev.podnosis.evidence.Level;
import dev.podnosis.kube.DebugImages;

/**
 * How probes work.
 *
 * @param level how far they may go
 * @param debugImages what debug containers and node pods may be made of
 * @param samples questions per edge
 */
public record ProbeSettings(Level level, DebugImages debugImages, int samples) {
  public ProbeSettings {
    if (samples < 1) {
      throw new IllegalArgumentException("at least one sample");
    }
  }
}
