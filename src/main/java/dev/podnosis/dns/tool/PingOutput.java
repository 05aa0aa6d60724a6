package dev.podnosis.dns.tool;

import dev.podnosis.dns.IpLiteral;
import dev.podnosis.dns.Printable;
import dev.podnosis.dns.StubOutcome;
import dev.podnosis.dns.StubOutcome.NotResolved;
import dev.podnosis.dns.StubOutcome.NotRun;
import dev.podnosis.dns.StubOutcome.Obstacle;
import dev.podnosis.dns.StubOutcome.Resolved;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What ping (iputils, BusyBox) printed: whether the name was resolved, and what came back.
 *
 * @param resolving how the name's lookup ended; an address is its own
 * @param sent packets sent, 0 when ping did not tell
 * @param received packets that came back
 * @param times round-trip times of those that came back
 */
public record PingOutput(StubOutcome resolving, int sent, int received, List<Duration> times) {

  private static final Pattern HEAD =
      Pattern.compile("^PING \\S{1,1100} \\(([0-9A-Fa-f:.%\\w]{2,60})\\)");
  private static final Pattern COUNT =
      Pattern.compile("^(\\d{1,6}) packets transmitted, (\\d{1,6}) (?:packets )?received");
  private static final Pattern TIME = Pattern.compile(" time[=<](\\d{1,6})(?:\\.(\\d{1,3}))? ms");
  private static final int MAX_TIMES = 10_000;

  public PingOutput {
    times = List.copyOf(times);
  }

  /** Reads the output of one run. */
  public static PingOutput parse(CommandOutput output) {
    Optional<String> address = Optional.empty();
    int sent = 0;
    int received = 0;
    List<Duration> times = new ArrayList<>();
    for (String line : output.stdout().lines().toList()) {
      Matcher head = HEAD.matcher(line);
      Matcher count = COUNT.matcher(line);
      Matcher time = TIME.matcher(line);
      if (head.find() && address.isEmpty()) {
        address = Optional.of(head.group(1)).filter(a -> IpLiteral.parse(a).isPresent());
      } else if (count.find()) {
        sent = Integer.parseInt(count.group(1));
        received = Math.min(sent, Integer.parseInt(count.group(2)));
      } else if (time.find() && times.size() < MAX_TIMES) {
        times.add(duration(time));
      }
    }
    StubOutcome resolving =
        address
            .<StubOutcome>map(a -> new Resolved(List.of(a), null))
            .orElseGet(() -> unresolved(output));
    return new PingOutput(resolving, sent, received, times);
  }

  private static Duration duration(Matcher time) {
    String fraction = time.group(2) == null ? "" : time.group(2);
    long micros = Long.parseLong((fraction + "000").substring(0, 3));
    return Duration.ofMillis(Long.parseLong(time.group(1))).plusNanos(micros * 1000);
  }

  private static StubOutcome unresolved(CommandOutput output) {
    Optional<ToolTrouble> trouble = ToolTrouble.of(output);
    if (trouble.isPresent()) {
      return new NotRun(
          trouble.get() == ToolTrouble.MISSING ? Obstacle.TOOL_MISSING : Obstacle.TOOL_ERROR,
          output.firstWords());
    }
    for (String line : output.lines()) {
      Optional<StubOutcome.Failure> failure = ResolverWords.failure(line);
      if (failure.isPresent()) {
        return new NotResolved(failure.get(), Printable.excerpt(line, 300));
      }
    }
    // Cut short without a word: BusyBox writes its first line only at the end, so it may as well
    // have been waiting for an echo.
    return new NotRun(Obstacle.TOOL_ERROR, output.firstWords());
  }
}
