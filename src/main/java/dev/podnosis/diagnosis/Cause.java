package dev.podnosis.diagnosis;

import java.util.Map;
import java.util.Optional;

/**
 * One root cause: judges a case file and nothing else. Implementations are final, stateless and
 * pure: the same case always gives the same verdict.
 */
public interface Cause {
  /** Its fixed id. */
  CauseId id();

  /** What the evidence says of it. */
  Verdict judge(Facts facts);

  /**
   * The patch that a remedy of this cause carries, computed against what is really there.
   *
   * @param remedy the remedy's id in the data file
   * @param facts the case
   * @return empty when the remedy has none here
   */
  default Optional<Patch> patch(String remedy, Facts facts) {
    return Optional.empty();
  }

  /** What the words of the explanation and remedies need beyond the findings' args. */
  default Map<String, Object> args(Facts facts) {
    return Map.of();
  }
}
