package dev.podnosis.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One numbered piece of evidence in a case file.
 *
 * @param id its number, {@code e1}, {@code e2}, …
 * @param probe which probe looked
 * @param vantage from where
 * @param observedAt when, by the desktop's clock
 * @param duration how long it took
 * @param observation what was seen
 * @param transcript the raw output, where there is one
 */
public record Evidence(
    String id,
    ProbeId probe,
    Vantage vantage,
    Instant observedAt,
    Duration duration,
    Observation observation,
    @Nullable Transcript transcript) {
  private static final Pattern ID = Pattern.compile("e[1-9][0-9]{0,8}");

  public Evidence {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not a number of evidence: " + id);
    }
  }
}
