package dev.podnosis.diagnosis;

import dev.podnosis.evidence.ErrorMeaning;
import dev.podnosis.evidence.SymptomSeen;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** Tells from a client's error message what it means. The first signature that fits counts. */
public final class ErrorSignatures {
  /**
   * Longer messages are looked at up to here: a stack trace names its cause early or late, not
   * both.
   */
  private static final int LONGEST = 64 * 1024;

  private final List<ErrorSignature> signatures;

  /** Signatures, the most telling first. */
  public ErrorSignatures(List<ErrorSignature> signatures) {
    this.signatures = List.copyOf(signatures);
  }

  /** The signatures in order. */
  public List<ErrorSignature> all() {
    return signatures;
  }

  /** What a message means; meaning unknown when no signature fits. */
  public SymptomSeen classify(String error) {
    String text = error.length() > LONGEST ? error.substring(0, LONGEST) : error;
    for (ErrorSignature signature : signatures) {
      Matcher matcher = signature.pattern().matcher(text);
      if (matcher.find()) {
        return new SymptomSeen(
            error,
            signature.id(),
            signature.meaning(),
            group(matcher, "name"),
            group(matcher, "server"));
      }
    }
    return new SymptomSeen(error, "", ErrorMeaning.UNKNOWN, "", "");
  }

  private static String group(Matcher matcher, String group) {
    Map<String, Integer> groups = matcher.namedGroups();
    String value = groups.containsKey(group) ? matcher.group(group) : null;
    return value == null ? "" : value;
  }
}
