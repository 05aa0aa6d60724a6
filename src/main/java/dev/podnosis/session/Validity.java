package dev.podnosis.session;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.catalogue.Language;
import dev.podnosis.catalogue.Text;
import dev.podnosis.catalogue.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a certificate ended or begins, as part of the sentence that says what to do. */
public final class Validity {
  private static final Pattern TIME =
      Pattern.compile("(notAfter|notBefore) (\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ)");

  private Validity() {}

  /**
   * In words, in this machine's time.
   *
   * @param detail as X.509 calls it (RFC 5280, 4.1.2.5), such as {@code notAfter
   *     2026-11-09T14:44:09Z}; anything else does not tell the time
   */
  public static Text of(String detail) {
    Words words = Words.of("session");
    return new Text(in(Language.ENGLISH, words, detail), in(Language.CHINESE, words, detail));
  }

  private static String in(Language language, Words words, String detail) {
    Matcher time = TIME.matcher(detail);
    if (!time.matches()) {
      return words.say(language, "validity.unknown");
    }
    ZonedDateTime at = Instant.parse(time.group(2)).atZone(ZoneId.systemDefault());
    int offset = at.getOffset().getTotalSeconds();
    return words.say(
        language,
        time.group(1).equals("notAfter") ? "validity.ended" : "validity.begins",
        "date",
        Figures.date(language, at),
        "time",
        Figures.time(at),
        "offset",
        offset == 0 ? "UTC" : "UTC" + at.getOffset().getId());
  }
}
