package dev.podnosis.diagnosis;

import java.util.List;
import java.util.Map;

/**
 * What a cause found in the evidence. The words for its code stand in the cause's data file.
 *
 * @param code lower-case words joined by hyphens, unique within the cause
 * @param side whether it speaks for the cause or against it
 * @param args what the words need: strings, numbers, durations, instants or lists of strings
 * @param evidence numbers of the evidence that shows it
 */
public record Finding(String code, Side side, Map<String, Object> args, List<String> evidence) {
  public Finding {
    args = Map.copyOf(args);
    evidence = List.copyOf(evidence);
  }

  /** Which way a finding points. */
  public enum Side {
    FOR,
    AGAINST
  }

  /** A finding that speaks for the cause. */
  public static Finding pro(String code, Map<String, Object> args, List<String> evidence) {
    return new Finding(code, Side.FOR, args, evidence);
  }

  /** A finding that speaks against the cause. */
  public static Finding con(String code, Map<String, Object> args, List<String> evidence) {
    return new Finding(code, Side.AGAINST, args, evidence);
  }
}
