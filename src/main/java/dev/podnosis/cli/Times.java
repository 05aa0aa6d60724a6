package dev.podnosis.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times and durations as users write them: {@code 15m}, {@code 1h30m}, {@code
 * 2026-11-18T20:00:00Z}, {@code 20:15}.
 */
final class Times {
  private static final Pattern DURATION =
      Pattern.compile("(?:([0-9]{1,5})h)?(?:([0-9]{1,5})m)?(?:([0-9]{1,6})s)?");

  private Times() {}

  static Duration duration(String text) throws UsageException {
    Matcher matcher = DURATION.matcher(text.strip());
    if (text.isBlank() || !matcher.matches()) {
      throw new UsageException("bad-duration", Map.of("text", text));
    }
    Duration duration =
        Duration.ofHours(number(matcher.group(1)))
            .plusMinutes(number(matcher.group(2)))
            .plusSeconds(number(matcher.group(3)));
    if (duration.isZero()) {
      throw new UsageException("bad-duration", Map.of("text", text));
    }
    return duration;
  }

  private static long number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** A moment: RFC 3339, a local date and time, a time of today, or how long ago. */
  static Instant instant(String text, Instant now, ZoneId zone) throws UsageException {
    String word = text.strip();
    if (DURATION.matcher(word).matches() && !word.isEmpty()) {
      return now.minus(duration(word));
    }
    try {
      if (word.matches(".*T.*(Z|[+-][0-9]{2}:?[0-9]{2})")) {
        return OffsetDateTime.parse(word).toInstant();
      }
      if (word.contains("T") || word.contains(" ")) {
        return LocalDateTime.parse(word.replace(' ', 'T')).atZone(zone).toInstant();
      }
      return ofToday(LocalTime.parse(word), now, zone);
    } catch (DateTimeException e) {
      throw new UsageException("bad-time", Map.of("text", text));
    }
  }

  /** A time of day that has not come yet today means yesterday. */
  private static Instant ofToday(LocalTime time, Instant now, ZoneId zone) {
    ZonedDateTime today = now.atZone(zone).with(time);
    return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
  }
}
