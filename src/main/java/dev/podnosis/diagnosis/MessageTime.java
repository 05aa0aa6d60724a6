package dev.podnosis.diagnosis;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The moment that a log line or an error message names. Only a time with its zone counts: one
 * without may be the container's or the reader's.
 */
public final class MessageTime {
  /** A way to write a time: what it looks like, and how it is read. */
  private record Form(Pattern shape, DateTimeFormatter reader) {}

  private static final List<Form> FORMS =
      List.of(
          // RFC 3339, also with a blank in the middle and without the colon in the offset.
          new Form(
              Pattern.compile(
                  "\\b\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?"
                      + " ?(?:Z|UTC|[+-]\\d\\d:?\\d\\d)"),
              DateTimeFormatter.ISO_OFFSET_DATE_TIME),
          // Common log format of web servers: 07/Sep/2018:15:29:11 +0000.
          new Form(
              Pattern.compile("\\b\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}"),
              DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ENGLISH)));

  private MessageTime() {}

  /** The first moment named; empty when there is none. */
  public static Optional<Instant> of(String message) {
    for (Form form : FORMS) {
      Matcher matcher = form.shape().matcher(message);
      if (matcher.find()) {
        return read(matcher.group(), form);
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> read(String text, Form form) {
    String plain =
        form.reader().equals(DateTimeFormatter.ISO_OFFSET_DATE_TIME) ? rfc3339(text) : text;
    try {
      return Optional.of(OffsetDateTime.parse(plain, form.reader()).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String rfc3339(String text) {
    return text.replaceFirst("^(\\S{10})[T ]", "$1T")
        .replaceFirst(" ?UTC$", "Z")
        .replace(" ", "")
        .replace(',', '.')
        .replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
  }
}
