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
    String nanos = "%09d".formatted(now.getNano());
    String seconds = now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
    call.out(
        format
                .substring(1)
                .replace("%F", seconds.substring(0, 10))
                .replace("%T", seconds.substring(11, 19))
                .replace("%3N", nanos.substring(0, 3))
                .replace("%N", nanos)
                .replace("%s", Long.toString(now.getEpochSecond()))
            + "\n");
    return 0;
  }
}
