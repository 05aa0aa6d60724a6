package dev.podnosis.evidence;

/**
 * An observation together with the evidence that holds it.
 *
 * @param evidence where it stands in the case file
 * @param what the observation, typed
 */
public record Seen<T extends Observation>(Evidence evidence, T what) {
  /** The number of the evidence. */
  public String id() {
    return evidence.id();
  }
}
