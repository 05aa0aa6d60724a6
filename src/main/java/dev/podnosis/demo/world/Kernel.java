package dev.podnosis.demo.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What a node's kernel counts and writes to its log, changed by incidents. */
public final class Kernel {
  private static final int CPUS = 8;
  private static final long TICKS = 100;
  private static final double USUALLY_BUSY = 0.07;
  private static final Duration UP = Duration.ofHours(1464);

  private final Instant start;
  private final Map<String, Function<Duration, String>> files = new TreeMap<>();
  private final Map<String, String> commands = new TreeMap<>();
  private final List<LogSource> log = new ArrayList<>();
  private double busy = USUALLY_BUSY;

  Kernel(Instant start) {
    this.start = start;
  }

  /** Keeps a share of all processors busy. */
  public void keepBusy(double share) {
    busy = share;
  }

  /**
   * Gives a file another content.
   *
   * @param text its content after some time since the server's start
   */
  public void file(String path, Function<Duration, String> text) {
    files.put(path, text);
  }

  /** Has a command, by its whole line, print another text. */
  public void command(String line, String text) {
    commands.put(line, text);
  }

  /** What a command prints on this node alone, by its whole line; empty when nothing special. */
  public Optional<String> command(String line) {
    return Optional.ofNullable(commands.get(line));
  }

  /** Adds lines to the log. */
  public void keepWriting(LogSource lines) {
    log.add(lines);
  }

  /** The files that differ from node to node or change with time. */
  public Map<String, String> files() {
    Duration since = Duration.between(start, Instant.now());
    Map<String, String> texts = new TreeMap<>();
    texts.put("/proc/uptime", uptime(since));
    texts.put("/proc/stat", stat(since));
    files.forEach((path, text) -> texts.put(path, text.apply(since)));
    return texts;
  }

  /** The lines that were added to the log, each with the seconds since the node started. */
  public List<String> log() {
    Instant boot = start.minus(UP);
    return log.stream()
        .flatMap(s -> s.between(boot, Instant.now()).stream())
        .sorted(Comparator.comparing(LogLine::at))
        .map(l -> "[%12.6f] %s".formatted(seconds(Duration.between(boot, l.at())), l.text()))
        .toList();
  }

  private String uptime(Duration since) {
    double up = seconds(UP.plus(since));
    return "%.2f %.2f\n".formatted(up, up * CPUS * (1 - USUALLY_BUSY));
  }

  /** proc(5): user nice system idle iowait irq softirq steal, in hundredths of a second. */
  private String stat(Duration since) {
    double used = seconds(UP) * USUALLY_BUSY + seconds(since) * busy;
    double idle = seconds(UP.plus(since)) - used;
    StringBuilder text = new StringBuilder(cpu("cpu ", used * CPUS, idle * CPUS));
    for (int i = 0; i < CPUS; i++) {
      text.append(cpu("cpu" + i, used, idle));
    }
    return text + "ctxt 7713029911\nprocesses 8127714\nprocs_running 1\nprocs_blocked 0\n";
  }

  private static String cpu(String name, double used, double idle) {
    return "%s %d 0 %d %d 0 0 %d 0 0 0\n"
        .formatted(
            name,
            (long) (used * TICKS * 0.7),
            (long) (used * TICKS * 0.25),
            (long) (idle * TICKS),
            (long) (used * TICKS * 0.05));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
