package dev.podnosis.diagnosis;

import dev.podnosis.evidence.ProbeId;

/**
 * What would settle a cause that is suspected or undecided. The words stand in the flowchart's data
 * file, by the probe and, where the bare probe does not say enough, by a code.
 *
 * @param probe the probe that would tell
 * @param code what exactly is wanted of it; empty when the probe says it all
 */
public record Need(ProbeId probe, String code) {
  /** The probe as such. */
  public static Need of(ProbeId probe) {
    return new Need(probe, "");
  }
}
