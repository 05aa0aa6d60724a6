package dev.podnosis.demo.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Durations for people, as kubectl's tables show them (k8s.io/apimachinery, util/duration). */
final class Ages {
  private Ages() {}

  static String since(@Nullable Instant time) {
    return time == null ? "<unknown>" : of(Duration.between(time, Instant.now()));
  }

  static String of(Duration age) {
    long s = Math.max(0, age.toSeconds());
    long m = s / 60;
    long h = m / 60;
    long d = h / 24;
    if (s < 120) {
      return s + "s";
    }
    if (m < 10) {
      return two(m, "m", s % 60, "s");
    }
    if (h < 3) {
      return m + "m";
    }
    if (h < 8) {
      return two(h, "h", m % 60, "m");
    }
    if (h < 48) {
      return h + "h";
    }
    if (d < 8) {
      return two(d, "d", h % 24, "h");
    }
    return d < 730 ? d + "d" : two(d / 365, "y", d % 365, "d");
  }

  private static String two(long big, String bigUnit, long small, String smallUnit) {
    return small == 0 ? big + bigUnit : big + bigUnit + small + smallUnit;
  }
}
