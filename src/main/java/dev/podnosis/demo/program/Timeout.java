package dev.podnosis.demo.program;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** {@code timeout SECONDS COMMAND…}: ends the command's waiting when the time is over. */
final class Timeout implements Program {
  /** What GNU and BusyBox timeout return (timeout(1)). */
  private static final int TIMED_OUT = 124;

  private static final class TimeOverException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Programs programs;

  Timeout(Programs programs) {
    this.programs = programs;
  }

  @Override
  public int run(Call call) throws InterruptedException {
    List<String> words = call.args();
    if (words.size() < 2 || !words.getFirst().matches("\\d{1,6}(\\.\\d{1,3})?s?")) {
      call.err("timeout: missing operand\n");
      return 125;
    }
    AtomicLong left =
        new AtomicLong((long) (Double.parseDouble(words.getFirst().replace("s", "")) * 1000));
    Waiting bounded =
        time -> {
          long before = left.getAndAdd(-time.toMillis());
          call.waiting().pause(Duration.ofMillis(Math.min(before, time.toMillis())));
          if (before < time.toMillis()) {
            throw new TimeOverException();
          }
        };
    try {
      return programs.run(
          new Call(
              words.get(1),
              words.subList(2, words.size()),
              call.setting(),
              call.stdin(),
              call.output(),
              bounded));
    } catch (TimeOverException e) {
      return TIMED_OUT;
    } catch (MissingProgramException e) {
      call.err(
          "timeout: failed to run command '" + words.get(1) + "': No such file or directory\n");
      return 127;
    }
  }
}
