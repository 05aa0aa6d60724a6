package dev.podnosis.report;

import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Puts into words what became of an object that was created and is not known to be gone. */
final class Fates {
  private static final Set<String> KNOWN =
      Set.of("uncertain", "present", "ended", "ends-by-itself", "not-removed");

  private Fates() {}

  /**
   * The words for a note such as {@code not removed: 403 …}; a note of another kind stays as it is.
   *
   * @param say gives the message of a key
   */
  static String words(String note, UnaryOperator<String> say) {
    String[] parts = note.split(": ", 2);
    String code = parts[0].toLowerCase(Locale.ROOT).replace(' ', '-');
    if (!KNOWN.contains(code)) {
      return note;
    }
    String words = say.apply("fate." + code);
    return parts.length == 1 ? words : words + " (" + parts[1] + ")";
  }
}
