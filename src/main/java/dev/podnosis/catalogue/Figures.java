package dev.podnosis.catalogue;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * Figures, sizes and times as the window, the report and the command line write them: thin space
 * between thousands, decimal point, 24 hours with seconds.
 */
public final class Figures {

  /** The narrow space between thousands, which no line breaks at. */
  public static final char THIN_SPACE = '\u202f';

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter ENGLISH_DATE =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter CHINESE_DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

  private Figures() {}

  /** A count: {@code 41 380}, its thousands apart. */
  public static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n).replace(',', THIN_SPACE);
  }

  /** A figure with at most the given number of decimals, without needless zeros. */
  public static String decimal(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    if (decimals > 0) {
      text = text.replaceFirst("\\.?0+$", "");
    }
    return text.replace(',', THIN_SPACE);
  }

  /**
   * A share: {@code 45 %}; never 0 % or 100 % for what is only nearly so.
   *
   * @param whole what the part is a part of, more than zero
   */
  public static String percent(long part, long whole) {
    if (whole <= 0) {
      throw new IllegalArgumentException("A share of " + whole);
    }
    double share = 100.0 * part / whole;
    boolean fine = share > 0 && share < 1 || share > 99 && share < 100;
    if (share > 0 && share < 0.1) {
      return "< 0.1 %";
    }
    if (share > 99.9 && share < 100) {
      return "> 99.9 %";
    }
    return decimal(share, fine ? 1 : 0) + " %";
  }

  /**
   * How long something took, in the unit that suits: {@code 2.4 ms}, {@code 5.0 s}, {@code 38 ms}.
   */
  public static String latency(Duration took) {
    double millis = took.toNanos() / 1e6;
    if (millis < 9.95) {
      return String.format(Locale.ROOT, "%.1f ms", millis);
    }
    if (millis < 999.5) {
      return String.format(Locale.ROOT, "%.0f ms", millis);
    }
    return String.format(Locale.ROOT, millis < 99_950 ? "%.1f s" : "%.0f s", millis / 1e3);
  }

  /** Time since a start: {@code 00:02:47}. */
  public static String elapsed(Duration since) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d",
        since.toHours(),
        since.toMinutesPart(),
        since.toSecondsPart());
  }

  /**
   * How long something has lasted, as kubectl writes ages: {@code 45s}, {@code 5m30s}, {@code
   * 3d4h}.
   */
  public static String age(Duration lasted) {
    long seconds = Math.max(0, lasted.toSeconds());
    long minutes = seconds / 60;
    long hours = minutes / 60;
    long days = hours / 24;
    if (seconds < 120) {
      return seconds + "s";
    } else if (minutes < 10) {
      return two(minutes, "m", seconds % 60, "s");
    } else if (hours < 3) {
      return minutes + "m";
    } else if (hours < 8) {
      return two(hours, "h", minutes % 60, "m");
    } else if (hours < 48) {
      return hours + "h";
    }
    return days < 8 ? two(days, "d", hours % 24, "h") : days + "d";
  }

  private static String two(long large, String unit, long small, String smallUnit) {
    return large + unit + (small == 0 ? "" : small + smallUnit);
  }

  /** A size in bytes: {@code 8.4 MB}, in powers of ten. */
  public static String bytes(long size) {
    if (size < 1000) {
      return size + " B";
    }
    String[] units = {"kB", "MB", "GB", "TB", "PB", "EB"};
    double value = size;
    int unit = -1;
    while (value >= 999.5) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, value < 9.95 ? "%.1f %s" : "%.0f %s", value, units[unit]);
  }

  /** Memory as manifests state it: {@code 170 MiB}, in powers of two. */
  public static String memory(long bytes) {
    double mebibytes = bytes / (double) (1 << 20);
    return String.format(Locale.ROOT, mebibytes < 9.95 ? "%.1f MiB" : "%.0f MiB", mebibytes);
  }

  /** A time of day: {@code 20:14:23}. */
  public static String time(TemporalAccessor when) {
    return TIME.format(when);
  }

  /** A date: {@code 18 Nov 2026}, {@code 2026-11-18}. */
  public static String date(Language language, Temporal when) {
    return switch (language) {
      case ENGLISH -> ENGLISH_DATE.format(when);
      case CHINESE -> CHINESE_DATE.format(when);
    };
  }

  /** An argument of a sentence, as text. */
  static String any(Object value) {
    // The most frequent without a switch on types, which Java would first have to make a class for.
    if (value instanceof Long n) {
      return count(n);
    }
    if (value instanceof String text) {
      return text;
    }
    return switch (value) {
      case Integer n -> count(n);
      case Double d -> decimal(d, 2);
      case Duration d -> latency(d);
      case LocalTime t -> time(t);
      default -> value.toString();
    };
  }
}
