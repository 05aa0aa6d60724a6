package dev.podnosis.demo.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The script {@code podnosis-tries}: marker, lookups, seconds for all, seconds for one, then the
 * command, which runs again and again, one run after the other.
 */
final class TriesTool implements Program {
  private final Programs programs;

  TriesTool(Programs programs) {
    this.programs = programs;
  }

  @Override
  public int run(Call call) throws InterruptedException {
    List<String> args = call.args();
    String mark = args.getFirst();
    int times = Integer.parseInt(args.get(1));
    double budget = Double.parseDouble(args.get(2));
    List<String> command = args.subList(4, args.size());
    double first = now();
    for (int i = 1; i <= times && now() - first < budget; i++) {
      double begin = now();
      call.out("%s begin %d\n".formatted(mark, i));
      int code = once(call, args.get(3), command);
      call.out(
          String.format(Locale.ROOT, "\n%s end %d %d %.2f %.2f\n", mark, i, code, begin, now()));
    }
    return 0;
  }

  private int once(Call call, String seconds, List<String> command) throws InterruptedException {
    boolean bounded = call.setting().image().has("timeout");
    List<String> words = new ArrayList<>(bounded ? List.of("timeout", seconds) : List.of());
    words.addAll(command);
    try {
      return programs.run(call.with(words.getFirst(), words.subList(1, words.size())));
    } catch (MissingProgramException e) {
      call.out("sh: " + command.getFirst() + ": not found\n");
      return 127;
    }
  }

  private static double now() {
    return System.nanoTime() / 1e9;
  }
}
