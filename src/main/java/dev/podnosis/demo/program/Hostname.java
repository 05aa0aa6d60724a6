package dev.podnosis.demo.program;

import java.util.List;

/** {@code hostname}, {@code hostname -i}. */
final class Hostname implements Program {
  @Override
  public int run(Call call) {
    boolean address = call.args().equals(List.of("-i")) || call.args().equals(List.of("-I"));
    call.out((address ? call.setting().netns().address() : call.setting().hostname()) + "\n");
    return 0;
  }
}
