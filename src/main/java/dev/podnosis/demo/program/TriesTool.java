package dev.podnosis.demo.program;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;

/**
 * The script {@code podnosis-tries}: marker, lookups, seconds for all, seconds for one, lanes, then
 * the command, which runs again and again, side by side once one run has waited.
 */
final class TriesTool implements Program {
  private static final Duration WAITED = Duration.ofSeconds(2);

  private final Programs programs;

  TriesTool(Programs programs) {
    this.programs = programs;
  }

  /** A run of the command; times from the start of the script. */
  private record Ran(int number, int code, String output, Duration begin, Duration end) {}

  /** Takes what a run writes; both streams are one. */
  private record Kept(StringBuilder text) implements Output {
    @Override
    public void out(String more) {
      text.append(more);
    }

    @Override
    public void err(String more) {
      text.append(more);
    }
  }

  @Override
  public int run(Call call) throws InterruptedException {
    List<String> args = call.args();
    int times = Integer.parseInt(args.get(1));
    Duration budget = Duration.ofSeconds(Long.parseLong(args.get(2)));
    int lanes = Integer.parseInt(args.get(4));
    double boot = System.nanoTime() / 1e9;
    Duration now = Duration.ZERO;
    int next = 1;
    boolean waited = false;
    while (next <= times && !waited && now.compareTo(budget) < 0) {
      Ran ran = once(call, next, now);
      call.pause(ran.end().minus(now));
      tell(call, ran, boot);
      waited = ran.end().minus(now).compareTo(WAITED) >= 0;
      now = ran.end();
      next++;
    }
    PriorityQueue<Ran> running = new PriorityQueue<>(Comparator.comparing(Ran::end));
    for (int i = next; i < next + lanes && i <= times && now.compareTo(budget) < 0; i++) {
      running.add(once(call, i, now));
    }
    while (!running.isEmpty()) {
      Ran ran = running.remove();
      call.pause(ran.end().minus(now));
      now = ran.end();
      tell(call, ran, boot);
      if (ran.number() + lanes <= times && now.compareTo(budget) < 0) {
        running.add(once(call, ran.number() + lanes, now));
      }
    }
    return 0;
  }

  private static void tell(Call call, Ran ran, double boot) {
    call.out(
        String.format(
            Locale.ROOT,
            "%1$s begin %2$d\n%3$s\n%1$s end %2$d %4$d %5$.2f %6$.2f\n",
            call.args().getFirst(),
            ran.number(),
            ran.output().stripTrailing(),
            ran.code(),
            boot + ran.begin().toNanos() / 1e9,
            boot + ran.end().toNanos() / 1e9));
  }

  /** Runs the command, and counts the time that it would wait instead of waiting. */
  private Ran once(Call call, int number, Duration begin) throws InterruptedException {
    List<String> words = new ArrayList<>();
    if (call.setting().image().has("timeout")) {
      words.addAll(List.of("timeout", call.args().get(3)));
    }
    words.addAll(call.args().subList(5, call.args().size()));
    Kept kept = new Kept(new StringBuilder());
    Duration[] end = {begin};
    Waiting counted = time -> end[0] = end[0].plus(time);
    int code;
    try {
      code =
          programs.run(
              new Call(
                  words.getFirst(),
                  words.subList(1, words.size()),
                  call.setting(),
                  call.stdin(),
                  kept,
                  counted));
    } catch (MissingProgramException e) {
      kept.out("sh: " + words.getFirst() + ": not found\n");
      code = 127;
    }
    return new Ran(number, code, kept.text().toString(), begin, end[0]);
  }
}
