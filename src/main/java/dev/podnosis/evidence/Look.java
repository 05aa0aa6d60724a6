package dev.podnosis.evidence;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One look at the cluster, before it has a number in a case file.
 *
 * @param probe which probe looked
 * @param vantage from where
 * @param observedAt when, by the desktop's clock
 * @param duration how long it took
 * @param observation what was seen
 * @param transcript the raw output, where there is one
 */
public record Look(
    ProbeId probe,
    Vantage vantage,
    Instant observedAt,
    Duration duration,
    Observation observation,
    @Nullable Transcript transcript) {
  /** This look as a numbered piece of evidence. */
  public Evidence numbered(String id) {
    return new Evidence(id, probe, vantage, observedAt, duration, observation, transcript);
  }
}
