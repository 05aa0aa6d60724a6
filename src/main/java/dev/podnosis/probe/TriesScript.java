package dev.podnosis.probe;

import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.StubLookupSeen;
import dev.podnosis.evidence.TriesSeen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The command that looks a name up again and again, and what it prints.
 *
 * @param marker a word that no output holds by chance
 * @param tool what looks up
 * @param name the name
 * @param times how often
 * @param timeout how long the container's resolver waits for one answer
 */
record TriesScript(String marker, LookupTool tool, String name, int times, Duration timeout) {
  /** The script's {@code $0}. */
  static final String NAME = "podnosis-tries";

  /** None begins later than this. */
  static final Duration ALL = Duration.ofSeconds(30);

  /** Longer than two rounds of five seconds: a client that waits so long has failed. */
  static final Duration ONE = Duration.ofSeconds(12);

  /**
   * How many run side by side once a lookup has waited for servers; before, one after the other.
   */
  static final int LANES = 6;

  private static final Script SCRIPT = Script.of(NAME, "tries.sh");
  private static final int MOST = 1_000;

  /** Stands for the end of a line (ASCII record separator): the script tells each try in one. */
  private static final char FOR_END_OF_LINE = '\u001e';

  /** timeout(1) of coreutils, and that of BusyBox, which shows the signal. */
  private static final List<Integer> STOPPED = List.of(124, 143);

  List<String> command() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                marker,
                Integer.toString(Math.min(times, MOST)),
                Long.toString(ALL.toSeconds()),
                Long.toString(ONE.toSeconds()),
                Integer.toString(LANES)));
    arguments.addAll(tool.argv(name));
    return SCRIPT.command(arguments);
  }

  /** How long it may take at the most, with time to start and to tell. */
  static Duration limit() {
    return ALL.plus(ONE).plusSeconds(8);
  }

  /** What it printed. */
  TriesSeen read(ObjectRef pod, String container, String program, String stdout) {
    String mark = Pattern.quote(marker);
    String seconds = "([0-9]{1,12}(?:\\.[0-9]{1,4})?)";
    Matcher one =
        Pattern.compile(
                "(?ms)^"
                    + mark
                    + " begin ([0-9]{1,4})$(.*?)^"
                    + mark
                    + " end \\1 ([0-9]{1,3}) "
                    + seconds
                    + " "
                    + seconds
                    + "$")
            .matcher(stdout.replace(FOR_END_OF_LINE, '\n'));
    List<Ended> ended = new ArrayList<>();
    while (one.find() && ended.size() < MOST) {
      ended.add(
          new Ended(
              Integer.parseInt(one.group(1)),
              one.group(2).strip(),
              Integer.parseInt(one.group(3)),
              Double.parseDouble(one.group(4)) * 1000,
              Double.parseDouble(one.group(5)) * 1000));
    }
    // Side by side they end in another order than they began.
    ended.sort(Comparator.comparingDouble(Ended::begin).thenComparingInt(Ended::number));
    return new TriesSeen(
        pod,
        container,
        program,
        name,
        times,
        ended.stream()
            .map(
                e ->
                    of(
                        pod,
                        e.output(),
                        e.exit(),
                        e.begin() - ended.getFirst().begin(),
                        Math.max(0, e.end() - e.begin())))
            .toList());
  }

  /** A lookup as the script tells it; times are milliseconds since boot. */
  private record Ended(int number, String output, int exit, double begin, double end) {}

  private TriesSeen.Try of(
      ObjectRef pod, String output, int exit, double sinceFirst, double millis) {
    if (STOPPED.contains(exit) && millis >= ONE.toMillis() - 1_500) {
      return new TriesSeen.Try(
          sinceFirst, millis, exit, StubLookupSeen.Result.TRY_AGAIN, List.of(), output);
    }
    // Both streams came as one; Python tells its errors on the second.
    String errors = tool == LookupTool.PYTHON ? output : "";
    StubLookupSeen seen =
        tool.read(
                pod,
                name,
                new ClusterReads.Executed(
                    exit, output, errors, false, Duration.ofMillis(Math.round(millis))))
            .waited(timeout);
    return new TriesSeen.Try(
        sinceFirst, millis, exit, seen.result(), seen.addresses(), seen.message());
  }
}
