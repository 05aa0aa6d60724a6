package dev.podnosis.demo.program;

import java.time.Duration;

/** {@code sleep SECONDS}. */
final class Sleep implements Program {
  @Override
  public int run(Call call) throws InterruptedException {
    String time = call.args().isEmpty() ? "" : call.args().getFirst();
    if (!time.matches("\\d{1,6}(\\.\\d{1,3})?s?")) {
      call.err("sleep: invalid time interval '" + time + "'\n");
      return 1;
    }
    call.pause(Duration.ofMillis((long) (Double.parseDouble(time.replace("s", "")) * 1000)));
    return 0;
  }
}
