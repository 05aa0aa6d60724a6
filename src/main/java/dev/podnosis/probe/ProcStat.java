package dev.podnosis.probe;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CPU time out of {@code /proc/stat} (proc(5)).
 *
 * @param cpus how many processors
 * @param idle time without work, waiting for disks included, in clock ticks of all CPUs
 * @param total all time, in clock ticks
 */
record ProcStat(int cpus, long idle, long total) {
  private static final Pattern TICKS = Pattern.compile("[0-9]{1,17}");

  /** Reads the file; null when it is none. */
  static @Nullable ProcStat parse(String text) {
    int cpus = (int) text.lines().filter(l -> l.matches("cpu[0-9].*")).count();
    String all = text.lines().filter(l -> l.startsWith("cpu ")).findFirst().orElse("");
    String[] words = all.strip().split("\\s+");
    if (words.length < 6) {
      return null;
    }
    long total = 0;
    // user nice system idle iowait irq softirq steal; guest time is part of user's.
    for (int i = 1; i < Math.min(words.length, 9); i++) {
      if (!TICKS.matcher(words[i]).matches()) {
        return null;
      }
      total += Long.parseLong(words[i]);
    }
    return new ProcStat(cpus, Long.parseLong(words[4]) + Long.parseLong(words[5]), total);
  }

  /** The share of time in use since an earlier reading; null when no time has passed. */
  @Nullable Double busySince(ProcStat earlier) {
    long passed = total - earlier.total;
    return passed <= 0
        ? null
        : Double.valueOf(Math.clamp(1.0 - (double) (idle - earlier.idle) / passed, 0.0, 1.0));
  }
}
