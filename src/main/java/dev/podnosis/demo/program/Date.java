package dev.podnosis.demo.program;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** {@code date}, always in UTC, with the formats that scripts use. */
final class Date implements Program {
  private static final DateTimeFormatter PLAIN =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @Override
  public int run(Call call) {
    Instant now = Instant.now();
    String format =
        call.args().stream().filter(a -> a.startsWith("+")).findFirst().orElse("").trim();
    if (format.isEmpty()) {
      call.out(PLAIN.format(now) + "\n");
      return 0;
    }
    call.out(
        format
                .substring(1)
                .replace("%F", in("yyyy-MM-dd", now))
                .replace("%T", in("HH:mm:ss", now))
                .replace("%3N", in("SSS", now))
                .replace("%N", in("SSSSSSSSS", now))
                .replace("%s", Long.toString(now.getEpochSecond()))
            + "\n");
    return 0;
  }

  private static String in(String pattern, Instant time) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC).format(time);
  }
}
