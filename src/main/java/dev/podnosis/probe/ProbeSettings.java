package dev.podnosis.probe;

import dev.podnosis.evidence.Level;
import java.util.List;

/**
 * How probes work.
 *
 * @param level how far they may go
 * @param debugImages images for debug containers and node pods, the preferred one first
 * @param samples questions per edge
 */
public record ProbeSettings(Level level, List<String> debugImages, int samples) {
  public ProbeSettings {
    debugImages = List.copyOf(debugImages);
    if (samples < 1) {
      throw new IllegalArgumentException("at least one sample");
    }
  }
}
